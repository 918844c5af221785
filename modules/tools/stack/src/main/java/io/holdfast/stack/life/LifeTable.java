package io.holdfast.stack.life;

import java.util.Locale;

/** A life report as a text table. */
public final class LifeTable {
  private LifeTable() {}

  /** The lines of a report, each ended. */
  public static String of(LifeReport report) {
    StringBuilder text = new StringBuilder();
    row(text, "shipped", report.shipped(), "parcels");
    row(text, "delivered", report.delivered(), "parcels");
    row(text, "lost", report.lost(), "parcels");
    row(text, "completed", report.completed(), "orders");
    row(text, "declined", report.declined(), "orders");
    row(text, "cancelled", report.cancelled(), "orders");
    row(text, "expired", report.expired(), "orders");
    row(text, "returned", report.returned(), "returns received");
    row(text, "refunded", report.refunded(), "refunds");
    row(text, "inbound", report.inbound(), "inbound shipments received");
    row(text, "transfers", report.transfers(), "received");
    text.append(report.money().table());
    text.append(report.messages().table());
    if (!report.ended()) {
      text.append("  NOT EVERYTHING CAME TO AN END in time").append(System.lineSeparator());
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, long count, String unit) {
    text.append(String.format(Locale.ROOT, "  %-20s  %,d %s", name, count, unit))
        .append(System.lineSeparator());
  }
}
