package io.holdfast.web.orders;

import io.holdfast.orders.TimelineEntry;
import io.holdfast.web.json.EnumSchemas;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of an order's history.
 *
 * @param at ISO 8601, UTC
 * @param detail an amount or a reason, as text for display
 */
@Schema(name = "TimelineEntry")
public record TimelineEntryJson(
    String at, @Schema(ref = EnumSchemas.TIMELINE_TYPE) TimelineEntry.Type type, String detail) {

  static TimelineEntryJson of(TimelineEntry entry) {
    return new TimelineEntryJson(entry.at().toString(), entry.type(), entry.detail());
  }
}
