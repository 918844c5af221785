package io.holdfast.bench.rival;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An order whose sourcing is decided. Texts that Holdfast stores (the answer, the events) are made
 * here too, of the same content and length.
 *
 * @param id time-ordered
 * @param key the idempotency key
 * @param lines each from one warehouse, in the order of their SKUs
 */
public record RivalOrder(
    UUID id, String key, String customer, double latitude, double longitude, List<Line> lines) {

  /**
   * A line.
   *
   * @param warehouse index of the warehouse that has it
   */
  public record Line(String sku, int quantity, int priceCents, int warehouse, String code) {}

  /** A new order of this run. */
  public static RivalOrder of(
      String run, long ordinal, double latitude, double longitude, List<Line> lines) {
    return new RivalOrder(
        TimeOrderedId.next(),
        run + "-" + ordinal,
        "syn-" + (ordinal & 1023),
        latitude,
        longitude,
        lines);
  }

  /** Lines by warehouse, in the order in which every client locks. */
  SortedMap<Integer, List<Line>> byWarehouse() {
    if (lines.size() == 1) {
      return new TreeMap<>(Map.of(lines.get(0).warehouse(), lines));
    }
    SortedMap<Integer, List<Line>> parts = new TreeMap<>();
    for (Line line : lines) {
      parts.computeIfAbsent(line.warehouse(), none -> new ArrayList<>()).add(line);
    }
    return parts;
  }

  long totalCents() {
    long sum = 0;
    for (Line line : lines) {
      sum += (long) line.quantity() * line.priceCents();
    }
    return sum;
  }

  /** The answer, stored for repetitions of the key. */
  String answer() {
    StringBuilder text = new StringBuilder(300);
    text.append("{\"id\":\"").append(id).append("\",\"status\":\"PLACED\",\"customerId\":\"");
    text.append(customer).append("\",\"lines\":[");
    for (Line line : lines) {
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
      text.append("{\"sku\":\"").append(line.sku()).append("\",\"quantity\":");
      text.append(line.quantity()).append(",\"unitPrice\":").append(money(line.priceCents()));
      text.append(",\"allocations\":[{\"warehouse\":\"").append(line.code());
      text.append("\",\"quantity\":").append(line.quantity()).append("}]}");
    }
    text.append("],\"total\":").append(money(totalCents())).append(",\"currency\":\"USD\"");
    text.append(",\"placedAt\":\"").append(Instant.now());
    return text.append("\",\"confirmedAt\":null,\"endReason\":null}").toString();
  }

  String placedEvent(String answer) {
    return "{\"orderId\":\""
        + id
        + "\",\"customerId\":\""
        + customer
        + "\",\"totalCents\":"
        + totalCents()
        + ",\"currency\":\"USD\",\"order\":"
        + answer
        + "}";
  }

  /** Data of the event of one warehouse. */
  String reservedEvent(List<Line> there) {
    StringBuilder text = new StringBuilder(150);
    text.append("{\"warehouse\":\"").append(there.get(0).code()).append("\",\"reservations\":[");
    for (Line line : there) {
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
      text.append("{\"orderId\":\"").append(id).append("\",\"sku\":\"").append(line.sku());
      text.append("\",\"quantity\":").append(line.quantity()).append('}');
    }
    return text.append("]}").toString();
  }

  private static String money(long cents) {
    long rest = cents % 100;
    return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
