package io.holdfast.web.openapi;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Types every problem answer, and adds those that every operation may give. */
final class ProblemSchemas {
  private static final String PROBLEM = "Problem";
  private static final String VIOLATION = "Violation";
  private static final String SHORTAGE = "Shortage";
  private static final String EXCEEDED_LIMIT = "ExceededLimit";

  private ProblemSchemas() {}

  static void addTo(Components components) {
    components.addSchema(PROBLEM, problem());
  }

  private static Schema problem() {
    List<Object> types = Arrays.stream(ProblemType.values()).<Object>map(ProblemType::uri).toList();
    return object(Map.of("type", text().examples(types), "title", text(), "status", number()))
        .description(
            "What went wrong (RFC 9457). Decide by the type: it is stable, and later versions may"
                + " add types and members.")
        .addProperty("detail", text().description("This occurrence, for a person"))
        .addProperty("instance", text().description("Path of the request"))
        .addProperty("violations", listOf(ref(VIOLATION)).description("Of invalid-request"))
        .addProperty("violationsInAll", number().description("If not all violations are shown"))
        .addProperty("shortages", listOf(ref(SHORTAGE)).description("Of insufficient-stock"))
        .addProperty(
            "limits", listOf(ref(EXCEEDED_LIMIT)).description("Of purchase-limit-exceeded"))
        .addProperty("skus", listOf(text()).description("Of unknown-sku and price-missing"))
        .addProperty("orders", listOf(text()).description("Of orders-under-way"))
        .addProperty("currencies", listOf(text()).description("Of mixed-currencies"))
        .addProperty("parameter", text().description("Of unknown-parameter"))
        .addProperty("sale", text().description("Of sale-ticket-required"))
        .addProperty("unavailable", listOf(text()).description("Databases that do not answer"))
        .addProperty("incident", text().description("Of internal-error: to be found in the log"));
  }

  /** Gives each problem of the operation its type. */
  static void typeAnswers(Operation operation) {
    APIResponses answers = operation.getResponses();
    if (hasInput(operation)) {
      addMissing(answers, "400", "invalid-request, malformed-request or unknown-parameter");
    }
    if (isForCallers(operation)) {
      addMissing(answers, "401", "unauthenticated");
      addMissing(answers, "403", "forbidden: the caller lacks the role");
    }
    addMissing(answers, APIResponses.DEFAULT, "Any other problem");
    answers.getAPIResponses().forEach(ProblemSchemas::type);
  }

  private static boolean hasInput(Operation operation) {
    return operation.getRequestBody() != null
        || operation.getParameters() != null && !operation.getParameters().isEmpty();
  }

  /** Whether it does not stand open to everybody. */
  private static boolean isForCallers(Operation operation) {
    return operation.getSecurity() == null || !operation.getSecurity().isEmpty();
  }

  private static void addMissing(APIResponses answers, String code, String description) {
    if (!answers.hasAPIResponse(code)) {
      answers.addAPIResponse(code, OASFactory.createAPIResponse().description(description));
    }
  }

  private static void type(String code, APIResponse answer) {
    if (!code.startsWith("4") && !code.startsWith("5") && !code.equals(APIResponses.DEFAULT)) {
      return;
    }
    Content content =
        answer.getContent() == null ? OASFactory.createContent() : answer.getContent();
    String name = Problem.MEDIA_TYPE.toString();
    MediaType type = content.getMediaType(name);
    if (type == null) {
      type = OASFactory.createMediaType();
      content.addMediaType(name, type);
    }
    type.setSchema(ref(PROBLEM));
    answer.setContent(content);
  }

  private static Schema object(Map<String, Schema> required) {
    Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
    required.keySet().stream()
        .sorted()
        .forEach(name -> schema.addRequired(name).addProperty(name, required.get(name)));
    return schema;
  }

  private static Schema listOf(Schema item) {
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(item);
  }

  private static Schema ref(String name) {
    return OASFactory.createSchema().ref(name);
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  private static Schema number() {
    return OASFactory.createSchema().addType(SchemaType.INTEGER);
  }
}
