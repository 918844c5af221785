package io.holdfast.bench.load;

import io.holdfast.bench.machine.ProcessorTime;
import io.holdfast.bench.rival.RivalOrder;
import io.holdfast.bench.rival.Till;
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

/** The hand-written rival: as many threads as clients, each with a till of its own. */
public final class RivalShop implements Contender {
  private static final String DEADLOCK = "40P01";
  private final String name;
  private final Opening opening;
  private final Supplier<ProcessorTime> clock;
  private final Basket basket;
  private final int clients;
  private final String run = RunId.random().text();
  private final AtomicLong next = new AtomicLong();

  /** Opens a till. */
  @FunctionalInterface
  public interface Opening {
    /** A till of one client. */
    Till open() throws SQLException;
  }

  /** Makes the order of an ordinal. */
  @FunctionalInterface
  public interface Basket {
    /** The order of this ordinal of the run. */
    RivalOrder order(String run, long ordinal);
  }

  /** A rival with so many clients. */
  public RivalShop(
      String name, Opening opening, Supplier<ProcessorTime> clock, Basket basket, int clients) {
    this.name = name;
    this.opening = opening;
    this.clock = clock;
    this.basket = basket;
    this.clients = clients;
  }

  /** The same rival with another number of clients. */
  public RivalShop with(int others) {
    return new RivalShop(name, opening, clock, basket, others);
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
    List<Till> tills = open();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      ProcessorTime processors = clock.get();
      Map<String, Long> before = processors.read();
      Sample sample = run(tills, threads, time);
      return sample.costing(ProcessorTime.perOrder(before, processors.read(), sample.orders()));
    } finally {
      threads.shutdownNow();
      tills.forEach(RivalShop::close);
    }
  }

  private Sample run(List<Till> tills, ExecutorService threads, Duration time) {
    long started = System.nanoTime();
    long end = started + time.toNanos();
    List<Future<Client>> clerks = new ArrayList<>();
    tills.forEach(till -> clerks.add(threads.submit(() -> new Client().shop(till, end))));
    Latencies latencies = new Latencies();
    long placed = 0;
    long errors = 0;
    try {
      for (Future<Client> clerk : clerks) {
        Client client = clerk.get();
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

    Client shop(Till till, long end) throws SQLException {
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        if (place(till)) {
          placed++;
          latencies.record(System.nanoTime() - now);
        } else {
          errors++;
        }
      }
      return this;
    }

    private boolean place(Till till) throws SQLException {
      try {
        return till.place(basket.order(run, next.getAndIncrement()));
      } catch (SQLException e) {
        if (DEADLOCK.equals(e.getSQLState())) {
          return false;
        }
        throw e;
      }
    }
  }

  private List<Till> open() {
    List<Till> tills = new ArrayList<>();
    try {
      for (int i = 0; i < clients; i++) {
        tills.add(opening.open());
      }
      return tills;
    } catch (SQLException e) {
      tills.forEach(RivalShop::close);
      throw new StackFailure("the rival cannot connect: " + e.getMessage(), e);
    }
  }

  private static void close(Till till) {
    try {
      till.close();
    } catch (SQLException e) {
      throw new StackFailure("the rival cannot close a connection: " + e.getMessage(), e);
    }
  }
}
