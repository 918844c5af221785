package io.holdfast.bench.load;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.Endpoint;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Many simulated clients in one thread, to leave the processors to the server. Closed model: a
 * client sends its next order when the last one is answered. Open model: orders are due at fixed
 * times, independent of the server.
 */
final class LoadGenerator {
  private static final int CREATED = 201;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
  private final Endpoint endpoint;
  private final OrderBodies orders;
  private final String run;
  private final byte[] head;
  private final Latencies latencies = new Latencies();
  private final Deque<LoadConnection> idle = new ArrayDeque<>();
  private double ratePerSecond;
  private long started;
  private long end;
  private long next;
  private long sent;
  private long underWay;
  private long placed;
  private long errors;

  /**
   * @param run begins every key
   * @param first ordinal of the first order
   */
  LoadGenerator(Endpoint endpoint, OrderBodies orders, String run, long first) {
    this.endpoint = endpoint;
    this.orders = orders;
    this.run = run;
    this.next = first;
    String login = endpoint.user() + ":" + endpoint.password();
    String credentials =
        Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII));
    this.head =
        ("POST %s/api/v1/orders HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Basic %s\r\n"
                    .formatted(endpoint.path(), endpoint.host(), endpoint.port(), credentials)
                + "Content-Type: application/json\r\nIdempotency-Key: ")
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** The next ordinal. */
  long next() {
    return next;
  }

  /**
   * Places orders.
   *
   * @param rate orders per second in the open model, 0 for the closed model
   */
  Sample shop(int clients, double rate, Duration time) {
    ratePerSecond = rate;
    List<LoadConnection> connections = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      try {
        for (int i = 0; i < clients; i++) {
          connections.add(new LoadConnection(endpoint, selector));
        }
        idle.addAll(connections);
        started = System.nanoTime();
        end = started + time.toNanos();
        shop(selector);
      } finally {
        for (LoadConnection connection : connections) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw new StackFailure("the server of the measurement failed: " + e.getMessage(), e);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    return new Sample(placed, errors, seconds, latencies, Map.of());
  }

  private void shop(Selector selector) throws IOException {
    send();
    while (underWay > 0 || due() < end) {
      long wait = idle.isEmpty() || due() >= end ? 1_000_000_000 : due() - System.nanoTime();
      if (wait > 0) {
        selector.select(this::receive, Math.max(1, wait / 1_000_000));
      } else {
        selector.selectNow(this::receive);
      }
      send();
      if (System.nanoTime() > end + PATIENCE_NANOS) {
        throw new IOException(
            "a minute after the end %d orders are not answered and %d not sent"
                .formatted(underWay, unsent()));
      }
    }
  }

  /** Number of orders due but not sent, since every client waits for an answer. */
  private long unsent() {
    return ratePerSecond == 0 ? 0 : (long) (ratePerSecond * (end - started) / 1e9) - sent;
  }

  /** When the next order is to be sent. */
  private long due() {
    return ratePerSecond == 0 ? System.nanoTime() : started + (long) (sent * 1e9 / ratePerSecond);
  }

  private void send() throws IOException {
    while (!idle.isEmpty()) {
      long due = due();
      if (due >= end || due > System.nanoTime()) {
        return;
      }
      idle.poll().send(due, head, run + "-" + next, orders.body(next));
      next++;
      sent++;
      underWay++;
    }
  }

  private void receive(SelectionKey key) {
    LoadConnection connection = (LoadConnection) key.attachment();
    try {
      receive(connection);
    } catch (IOException broken) {
      repeat(connection, broken);
    }
  }

  private void receive(LoadConnection connection) throws IOException {
    int status = connection.receive();
    if (status != 0) {
      underWay--;
      idle.add(connection);
      note(status, System.nanoTime() - connection.due());
    }
  }

  /** Repeats an order with unknown outcome; an unreachable server ends the run. */
  private void repeat(LoadConnection connection, IOException broken) {
    errors++;
    try {
      connection.repeat();
    } catch (IOException gone) {
      gone.addSuppressed(broken);
      throw new StackFailure("the server is gone: " + gone.getMessage(), gone);
    }
  }

  private void note(int status, long nanos) {
    if (status == CREATED) {
      placed++;
      latencies.record(nanos);
    } else {
      errors++;
    }
  }
}
