package io.holdfast.web.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.holdfast.operations.TrailEntry;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person changed.
 *
 * @param at ISO 8601, UTC
 * @param object path of what was changed, such as {@code products/fm-1}
 * @param asked what the request said; secrets are hidden, a long value is cut
 * @param before left out if there was nothing or it is not known
 * @param after left out if there is nothing, or what was asked for
 */
@Schema(name = "AuditTrailEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditTrailEntryJson(
    String id,
    String at,
    String actor,
    @Schema(enumeration = {"admin", "operator", "shop", "customer", ""}) String role,
    @Schema(enumeration = {"CONSOLE", "API"}) String channel,
    String operation,
    String object,
    @Schema(enumeration = {"DONE", "UNKNOWN"}) String outcome,
    @JsonRawValue @Schema(type = SchemaType.OBJECT, nullable = true) String asked,
    @JsonRawValue @Schema(type = SchemaType.OBJECT, nullable = true) String before,
    @JsonRawValue @Schema(type = SchemaType.OBJECT, nullable = true) String after) {

  /** A page. */
  @Schema(name = "AuditTrailEntries")
  public record Entries(List<AuditTrailEntryJson> items) {}

  static AuditTrailEntryJson of(TrailEntry entry) {
    return new AuditTrailEntryJson(
        entry.id().toString(),
        entry.at().toString(),
        entry.actor(),
        entry.role(),
        entry.channel(),
        entry.operation(),
        entry.object(),
        entry.outcome(),
        entry.asked(),
        entry.before(),
        entry.after());
  }
}
