package io.holdfast.web.json;

import io.holdfast.audit.Finding;
import io.holdfast.kernel.OrderStatus;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Adds the enums of other modules to the OpenAPI document. Its scanner covers the web module only,
 * so a record with such an enum refers to the schema by the name defined here.
 */
public class EnumSchemas implements OASFilter {
  /** Of {@link OrderStatus}. */
  public static final String ORDER_STATUS = "OrderStatus";

  /** Of {@link Finding.State}. */
  public static final String FINDING_STATE = "FindingState";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document
        .getComponents()
        .addSchema(ORDER_STATUS, of(OrderStatus.class))
        .addSchema(FINDING_STATE, of(Finding.State.class));
  }

  private static Schema of(Class<? extends Enum<?>> type) {
    List<Object> names = Arrays.stream(type.getEnumConstants()).<Object>map(Enum::name).toList();
    return OASFactory.createSchema().addType(SchemaType.STRING).enumeration(names);
  }
}
