package io.holdfast.web.openapi;

import io.holdfast.web.http.IdempotencyKeys;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the headers that follow from what else an operation has. */
final class OperationHeaders {
  private static final List<String> BUSY = List.of("429", "503");
  private static final List<String> DONE = List.of("200", "201");

  private OperationHeaders() {}

  static void describe(HttpMethod method, Operation operation) {
    Map<String, APIResponse> answers = operation.getResponses().getAPIResponses();
    if (answers.containsKey("304")) {
      operation.addParameter(
          OASFactory.createParameter()
              .name(HttpHeaders.IF_NONE_MATCH)
              .in(In.HEADER)
              .description("Entity tags of what the client has: 304 if one is current")
              .schema(text()));
    }
    if (answers.containsKey("304") || has(operation, HttpHeaders.IF_MATCH)) {
      add(answers, DONE, HttpHeaders.ETAG, "The version that is answered");
    }
    if (has(operation, "cursor")) {
      add(answers, DONE, HttpHeaders.LINK, "<...>; rel=\"next\" while there is more (RFC 8288)");
    }
    add(answers, BUSY, HttpHeaders.RETRY_AFTER, "Seconds");
    for (Parameter parameter : parameters(operation)) {
      if (IdempotencyKeys.HEADER.equals(parameter.getName())) {
        parameter.getSchema().minLength(1).maxLength(255).pattern("^[\\x21-\\x7e]+$");
      }
    }
  }

  private static boolean has(Operation operation, String parameter) {
    return parameters(operation).stream().anyMatch(p -> parameter.equals(p.getName()));
  }

  private static List<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  private static void add(
      Map<String, APIResponse> answers, List<String> codes, String name, String description) {
    Header header = OASFactory.createHeader().description(description).schema(text());
    answers.forEach(
        (code, answer) -> {
          if (codes.contains(code)) {
            answer.addHeader(name, header);
          }
        });
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }
}
