package io.holdfast.web.orders;

import io.holdfast.orders.TimelineEntry;
import io.holdfast.web.json.EnumSchemas;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that has happened to an order.
 *
 * @param at ISO 8601, UTC
 * @param detail an amount, or why; for people to read
 */
@Schema(name = "TimelineEntry")
public record TimelineEntryJson(
    String at, @Schema(ref = EnumSchemas.TIMELINE_TYPE) TimelineEntry.Type type, String detail) {

  static TimelineEntryJson of(TimelineEntry entry) {
    return new TimelineEntryJson(entry.at().toString(), entry.type(), entry.detail());
  }
}
