package io.holdfast.bench.load;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.Endpoint;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Many simulated clients in one thread, to leave the processors to the server. Closed model: a
 * client sends its next request, an order or a read, when the last one is answered. Open model:
 * they are due at fixed times, independent of the server.
 */
final class LoadGenerator {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
  private final Endpoint endpoint;
  private final Requests requests;
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
   * @param first ordinal of the first request
   */
  LoadGenerator(Endpoint endpoint, Requests requests, long first) {
    this.endpoint = endpoint;
    this.requests = requests;
    this.next = first;
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

  private void send() {
    while (!idle.isEmpty()) {
      long due = due();
      if (due >= end || due > System.nanoTime()) {
        return;
      }
      LoadConnection connection = idle.poll();
      long ordinal = next++;
      sent++;
      underWay++;
      try {
        connection.send(due, requests, ordinal);
      } catch (IOException closedMeanwhile) {
        repeat(connection, closedMeanwhile);
      }
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
    if (requests.isDone(status)) {
      placed++;
      latencies.record(nanos);
    } else {
      errors++;
    }
  }
}
