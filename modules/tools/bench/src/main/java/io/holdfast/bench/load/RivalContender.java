package io.holdfast.bench.load;

import io.holdfast.bench.machine.ProcessorTime;
import io.holdfast.bench.rival.RivalClient;
import io.holdfast.bench.rival.RivalOrder;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.replay.RunId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The hand-written baseline: one thread and one database client per simulated client. */
public final class RivalContender implements Contender {
  private static final String DEADLOCK = "40P01";
  private final String name;
  private final Opening opening;
  private final Supplier<ProcessorTime> clock;
  private final Basket basket;
  private final int clients;
  private final String run = RunId.random().text();
  private final AtomicLong next = new AtomicLong();

  /** Opens database clients. */
  @FunctionalInterface
  public interface Opening {
    /** Opens the database client of one simulated client. */
    RivalClient open() throws SQLException;
  }

  /** Makes the order of an ordinal. */
  @FunctionalInterface
  public interface Basket {
    /** The order of this ordinal of the run. */
    RivalOrder order(String run, long ordinal);
  }

  /** A baseline with this many clients. */
  public RivalContender(
      String name, Opening opening, Supplier<ProcessorTime> clock, Basket basket, int clients) {
    this.name = name;
    this.opening = opening;
    this.clock = clock;
    this.basket = basket;
    this.clients = clients;
  }

  /** The same rival with another number of clients. */
  public RivalContender with(int others) {
    return new RivalContender(name, opening, clock, basket, others);
  }

  /** How many clients it has. */
  public int clients() {
    return clients;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Sample run(Duration time) {
    List<RivalClient> connections = open();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      ProcessorTime processors = clock.get();
      Map<String, Long> before = processors.read();
      Sample sample = run(connections, threads, time);
      return sample.costing(ProcessorTime.perOrder(before, processors.read(), sample.orders()));
    } finally {
      threads.shutdownNow();
      connections.forEach(RivalContender::close);
    }
  }

  private Sample run(List<RivalClient> connections, ExecutorService threads, Duration time) {
    long started = System.nanoTime();
    long end = started + time.toNanos();
    List<Future<Client>> running = new ArrayList<>();
    connections.forEach(
        client -> running.add(threads.submit(() -> new Client().placeUntil(client, end))));
    Latencies latencies = new Latencies();
    long placed = 0;
    long errors = 0;
    try {
      for (Future<Client> future : running) {
        Client client = future.get();
        latencies.add(client.latencies);
        placed += client.placed;
        errors += client.errors;
      }
    } catch (ExecutionException e) {
      throw new StackFailure("the rival failed: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", e);
    }
    return new Sample(placed, errors, (System.nanoTime() - started) / 1e9, latencies, Map.of());
  }

  private final class Client {
    private final Latencies latencies = new Latencies();
    private long placed;
    private long errors;

    Client placeUntil(RivalClient client, long end) throws SQLException {
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        if (place(client)) {
          placed++;
          latencies.record(System.nanoTime() - now);
        } else {
          errors++;
        }
      }
      return this;
    }

    private boolean place(RivalClient client) throws SQLException {
      try {
        return client.place(basket.order(run, next.getAndIncrement()));
      } catch (SQLException e) {
        if (DEADLOCK.equals(e.getSQLState())) {
          return false;
        }
        throw e;
      }
    }
  }

  private List<RivalClient> open() {
    List<RivalClient> connections = new ArrayList<>();
    try {
      for (int i = 0; i < clients; i++) {
        connections.add(opening.open());
      }
      return connections;
    } catch (SQLException e) {
      connections.forEach(RivalContender::close);
      throw new StackFailure("the rival cannot connect: " + e.getMessage(), e);
    }
  }

  private static void close(RivalClient client) {
    try {
      client.close();
    } catch (SQLException e) {
      throw new StackFailure("the rival cannot close a connection: " + e.getMessage(), e);
    }
  }
}
