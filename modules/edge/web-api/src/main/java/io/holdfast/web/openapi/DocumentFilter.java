package io.holdfast.web.openapi;

import io.holdfast.web.json.EnumSchemas;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the scanned document, so that clients can be generated from it: shared schemas, typed
 * problems, headers, and patterns as JavaScript reads them.
 */
public class DocumentFilter implements OASFilter {

  @Override
  public Schema filterSchema(Schema schema) {
    PortableSchemas.rewrite(schema);
    return schema;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    EnumSchemas.addTo(document.getComponents());
    ListSchemas.addTo(document.getComponents());
    ProblemSchemas.addTo(document.getComponents());
    document.getPaths().getPathItems().values().forEach(DocumentFilter::complete);
  }

  private static void complete(PathItem path) {
    for (Map.Entry<PathItem.HttpMethod, Operation> entry : path.getOperations().entrySet()) {
      Operation operation = entry.getValue();
      ProblemSchemas.typeAnswers(operation);
      OperationHeaders.describe(entry.getKey(), operation);
    }
  }
}
