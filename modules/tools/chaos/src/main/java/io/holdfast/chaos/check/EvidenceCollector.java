package io.holdfast.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.chaos.journal.RecordedAnswer;
import io.holdfast.chaos.journal.RecordedOrder;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the evidence when the stack is idle. */
public final class EvidenceCollector {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Endpoint shop;
  private final DatabaseState databases;

  /** A collector for a server and its databases. */
  public EvidenceCollector(Endpoint shop, DatabaseState databases) {
    this.shop = shop;
    this.databases = databases;
  }

  /**
   * The evidence on these purchases.
   *
   * @param keys what all their keys begin with
   * @throws StackFailure if server or databases do not answer
   */
  public Evidence gather(Collection<RecordedOrder> purchases, String keys) {
    List<String> placed =
        purchases.stream()
            .flatMap(each -> each.accepted().stream())
            .map(RecordedAnswer::orderId)
            .toList();
    try {
      return new Evidence(
          shown(placed), databases.keys(keys), databases.orders(), databases.reserved());
    } catch (IOException | SQLException e) {
      throw new StackFailure("the evidence cannot be read: " + e.getMessage(), e);
    }
  }

  private Map<String, JsonNode> shown(List<String> ids) throws IOException {
    Map<String, JsonNode> orders = new HashMap<>();
    try (RetryingClient caller = new RetryingClient(new Wire(shop, PATIENCE), PATIENCE)) {
      for (String id : ids) {
        ApiReply reply = caller.call(ApiRequest.get("/api/v1/orders/" + id));
        if (reply.status() == 200) {
          orders.put(id, JSON.readTree(reply.body()));
        } else if (reply.status() != 404) {
          throw new IOException("GET order " + id + ": " + reply.status() + " " + reply.text());
        }
      }
    }
    return orders;
  }
}
