package io.holdfast.stack.sale;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.Wire;
import io.holdfast.stack.replay.OrderRequestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What visitors do, over one connection. Not thread-safe. */
final class Visits implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final GeoPoint BELLINGHAM = new GeoPoint(48.7, -122.4);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Wire wire;
  private final String sale;
  private final List<String> skus;
  private final SaleTotals totals;

  Visits(Endpoint server, String sale, List<String> skus, SaleTotals totals) {
    this.wire = new Wire(server, PATIENCE);
    this.sale = sale;
    this.skus = skus;
    this.totals = totals;
  }

  /** Takes a ticket; returns false if the visitor has to try again. */
  boolean takeTicket(Visitor visitor) {
    byte[] body =
        ("{\"customerId\":\"" + visitor.customer() + "\"}").getBytes(StandardCharsets.UTF_8);
    ApiReply reply = send(ApiRequest.post("/api/v1/sales/" + sale + "/tickets", null, body));
    if (reply == null || reply.status() != 201) {
      note(reply);
      visitor.due = System.nanoTime() + SECOND;
      return false;
    }
    read(visitor, reply);
    return true;
  }

  /** Polls, and buys if it is admitted; returns whether the visitor goes on. */
  boolean goOn(Visitor visitor) {
    if (visitor.ticket == null) {
      takeTicket(visitor);
      return true;
    }
    long started = System.nanoTime();
    ApiReply reply = send(ApiRequest.get("/api/v1/sales/" + sale + "/tickets/" + visitor.ticket));
    if (reply == null || reply.status() != 200) {
      note(reply);
      visitor.due = System.nanoTime() + SECOND;
      return true;
    }
    totals.polled(System.nanoTime() - started);
    String state = read(visitor, reply);
    return switch (state) {
      case "WAITING" -> true;
      case "ADMITTED" -> !visitor.givesUp() && buyAgain(visitor);
      default -> {
        totals.count(state);
        yield false;
      }
    };
  }

  /** One order; who finds the SKU sold tries the next one. Returns whether to come again. */
  private boolean buyAgain(Visitor visitor) {
    String sku = skus.get((visitor.sku() + visitor.tries) % skus.size());
    byte[] body =
        new OrderRequestJson(visitor.customer(), "US", "98225", BELLINGHAM)
            .line(sku, 1)
            .paidWith("tok_ok");
    String key = sale + "-" + visitor.customer() + "-" + visitor.tries;
    ApiReply reply = send(ApiRequest.post("/api/v1/orders", key, body).with(visitor.ticket));
    visitor.due = System.nanoTime();
    if (reply != null && reply.status() == 201) {
      totals.bought(visitor.customer());
      totals.count("sold " + sku);
      return false;
    }
    if (reply != null && reply.status() == 409 && reply.text().contains("insufficient-stock")) {
      totals.count("short");
      visitor.tries++;
      if (visitor.tries % skus.size() == 0) {
        visitor.due += SECOND;
      }
      return true;
    }
    if (reply != null && reply.status() == 403 && reply.text().contains("sale-ticket-invalid")) {
      // Its time ended between the poll and the order; the next poll says so.
      totals.count("too late");
      return true;
    }
    note(reply);
    visitor.due += SECOND;
    return true;
  }

  /** What a forged, foreign and missing ticket get; each is refused or counted. */
  void tryWithoutRight(Visitor visitor, String foreignTicket) {
    String mangled = visitor.ticket.substring(1) + visitor.ticket.charAt(0);
    Map<String, String> tickets = Map.of("forged", mangled, "shared", foreignTicket);
    tickets.forEach((name, ticket) -> refuse(visitor, name, ticket));
    refuse(visitor, "missing", null);
  }

  private void refuse(Visitor visitor, String name, String ticket) {
    byte[] body =
        new OrderRequestJson(visitor.customer(), "US", "98225", BELLINGHAM)
            .line(skus.get(0), 1)
            .paidWith("tok_ok");
    String key = sale + "-" + visitor.customer() + "-" + name;
    ApiReply reply = send(ApiRequest.post("/api/v1/orders", key, body).with(ticket));
    if (reply != null && reply.status() == 403) {
      totals.count("refused");
    } else {
      totals.count("answer " + name + " ticket: " + (reply == null ? "none" : reply.status()));
    }
  }

  private String read(Visitor visitor, ApiReply reply) {
    try {
      JsonNode json = SaleApi.JSON.readTree(reply.body());
      visitor.ticket = json.get("ticket").asText();
      visitor.place = json.get("place").asLong();
      visitor.position = json.path("position").asLong();
      long wait = json.get("pollAfterSeconds").asLong() * SECOND;
      visitor.due =
          System.nanoTime()
              + (visitor.kind() == Visitor.Kind.SCRIPT ? Math.min(wait, SECOND) : wait);
      return json.get("state").asText();
    } catch (IOException malformed) {
      throw new IllegalStateException("no JSON: " + reply.text(), malformed);
    }
  }

  private void note(ApiReply reply) {
    String what = reply == null ? "broken connection" : Integer.toString(reply.status());
    totals.count("answer " + what);
  }

  /** The answer, or null if the connection broke. */
  private ApiReply send(ApiRequest request) {
    try {
      return wire.send(request);
    } catch (IOException broken) {
      return null;
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
