package io.holdfast.stack.life;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.stack.load.RequestWorkers;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Receives what suppliers announced: most in full, some a unit short, some a unit over. */
final class DockWork {
  private static final int EVERY = 10;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANNOUNCED =
      """
      SELECT s.id::text, l.sku, l.announced
      FROM receiving.inbound_shipment s JOIN receiving.inbound_line l ON l.inbound_id = s.id
      WHERE s.status = 'ANNOUNCED' ORDER BY s.id, l.sku""";

  private final LifeRecords records;
  private final RequestWorkers operators;

  DockWork(LifeRecords records, RequestWorkers operators) {
    this.records = records;
    this.operators = operators;
  }

  private record Line(String shipment, String sku, int announced) {}

  /** Returns how many inbound shipments were received. */
  long receiveAll() throws SQLException {
    Map<String, List<Line>> shipments = new LinkedHashMap<>();
    records
        .list(ANNOUNCED, row -> new Line(row.getString(1), row.getString(2), row.getInt(3)))
        .forEach(l -> shipments.computeIfAbsent(l.shipment(), s -> new ArrayList<>()).add(l));
    List<Task> tasks = new ArrayList<>();
    shipments.forEach((id, lines) -> tasks.add(receipt(id, lines, tasks.size())));
    return operators.work("receiving", "inbound shipments", tasks);
  }

  private static Task receipt(String id, List<Line> lines, int ordinal) {
    ObjectNode body = JSON.createObjectNode().put("reference", "dock-" + id).put("close", true);
    ArrayNode items = body.putArray("lines");
    int difference = ordinal % EVERY == 1 ? -1 : ordinal % EVERY == 2 ? 1 : 0;
    for (Line line : lines) {
      int came = line == lines.get(0) ? line.announced() + difference : line.announced();
      if (came > 0) {
        items.addObject().put("sku", line.sku()).put("quantity", came);
      }
    }
    return new Task(
        ApiRequest.post(
            "/api/v1/inbound-shipments/" + id + "/receipts",
            "life-receipt-" + id,
            body.toString().getBytes(StandardCharsets.UTF_8)),
        1);
  }
}
