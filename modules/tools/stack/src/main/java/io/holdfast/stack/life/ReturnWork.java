package io.holdfast.stack.life;

import io.holdfast.stack.load.RequestWorkers;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Customers send a unit back; the nearest warehouse restocks three of four and scraps the rest. */
final class ReturnWork {
  private static final int SCRAPPED_EVERY = 4;
  private static final String COMPLETED =
      """
      SELECT o.id::text, l.sku
      FROM orders.orders o JOIN orders.order_line l ON l.order_id = o.id AND l.line_no = 1
      WHERE o.placed_at >= ? AND o.status = 'COMPLETED' AND abs(hashtext(o.id::text)::bigint) % 100 < ?
      ORDER BY o.id""";
  private static final String REQUESTED =
      """
      SELECT r.id::text, b.sku, b.quantity,
        (SELECT min(a.warehouse) FROM orders.allocation a WHERE a.order_id = r.order_id)
      FROM orders.return_request r JOIN orders.return_line b ON b.order_id = r.order_id AND b.return_id = r.id
      WHERE r.status = 'REQUESTED' ORDER BY r.id""";

  private final LifeRecords records;
  private final RequestWorkers operators;

  ReturnWork(LifeRecords records, RequestWorkers operators) {
    this.records = records;
    this.operators = operators;
  }

  /** Announces returns of orders placed since then, and receives them. */
  void returnSome(OffsetDateTime from, int percent) throws SQLException {
    operators.work(
        "announcing returns",
        "returns",
        records.list(
            COMPLETED, row -> announcement(row.getString(1), row.getString(2)), from, percent));
    List<Task> receipts = new ArrayList<>();
    records.list(
        REQUESTED,
        row ->
            receipts.add(
                receipt(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getString(4),
                    receipts.size())));
    operators.work("receiving returns", "returns", receipts);
  }

  private static Task announcement(String order, String sku) {
    return post(
        "/api/v1/orders/" + order + "/returns",
        "life-return-" + order,
        "{\"reason\":\"did not fit\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(sku));
  }

  private static Task receipt(String id, String sku, int units, String warehouse, int ordinal) {
    String disposition = ordinal % SCRAPPED_EVERY == SCRAPPED_EVERY - 1 ? "SCRAP" : "RESTOCK";
    return post(
        "/api/v1/returns/" + id + "/receipts",
        "life-receipt-" + id,
        "{\"warehouse\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d,\"disposition\":\"%s\"}]}"
            .formatted(warehouse, sku, units, disposition));
  }

  private static Task post(String path, String key, String body) {
    return new Task(ApiRequest.post(path, key, body.getBytes(StandardCharsets.UTF_8)), 1);
  }
}
