package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.machine.BareProducer;
import io.holdfast.bench.machine.SecondBroker;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Row 7: how fast the relays of a server that starts with a backlog send it, beside a producer that
 * sends the same messages to a broker of the same configuration and does nothing else. No consumer
 * runs. Both are timed over the later three quarters, when they are warm.
 */
public final class RelayRow implements Row {
  private static final int CLIENTS = 128;
  private static final int PARTS = 4;
  private static final int SAMPLES = 2000;
  private static final int COUNTED = 30_000;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private final long backlog;
  private final int brokerPort;

  /**
   * @param backlog events that shall wait before the relays start, at least
   * @param brokerPort where the second broker listens
   */
  public RelayRow(long backlog, int brokerPort) {
    this.backlog = backlog;
    this.brokerPort = brokerPort;
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(7);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    long events = pileUp(environment);
    environment.say("%,d events wait", events);
    EventPath path = new EventPath(environment.stack());
    long before = path.marked();
    environment.stack().configureRelaysOnly();
    environment.stack().restartServer();
    List<Double> ours = drain(environment, events, () -> left(path, events + before));
    List<Double> theirs;
    try (SecondBroker broker = SecondBroker.start(environment.stack().data(), brokerPort)) {
      List<BareProducer.Payload> payloads =
          BareProducer.copy(environment.stack().descriptor().broker(), SAMPLES);
      BareProducer producer = new BareProducer(broker.address(), payloads);
      theirs = producer.send(events, PARTS);
    }
    theirs.forEach(rate -> environment.say("bare producer %,9.0f events/s", rate));
    return List.of(
        Measurement.beside(
            "7",
            "",
            "events sent by the relays ÷ a bare producer, nobody consuming",
            "events/s",
            new Measurement.Side(Spread.of(ours), Map.of(), ""),
            new Measurement.Side(
                Spread.of(theirs),
                Map.of(),
                "%,d events in transactions of %d; three quarters timed"
                    .formatted(events, BareProducer.BATCH)),
            Bound.ratio(0.7)));
  }

  private long pileUp(BenchEnvironment environment) {
    EventPath path = new EventPath(environment.stack());
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(environment);
    HoldfastContender holdfast =
        environment.holdfast(assortment.orders(environment.place(0)), CLIENTS, 0);
    long waiting = path.unsent();
    for (int i = 0; waiting < backlog && i < 60; i++) {
      holdfast.run(environment.pace().slot());
      waiting = path.unsent();
    }
    return waiting;
  }

  /** Few are counted; counting many would keep the databases busier than the relays do. */
  private static long left(EventPath path, long marksAtTheEnd) {
    long left = marksAtTheEnd - path.marked();
    return left > COUNTED ? left : path.unsent();
  }

  /** Events per second in each quarter of the backlog but the first. */
  private static List<Double> drain(
      BenchEnvironment environment, long events, LongSupplier leftNow) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Double> rates = new ArrayList<>();
    long lastLeft = events;
    long lastTime = System.nanoTime();
    for (int part = 1; part <= PARTS; part++) {
      long goal = events * (PARTS - part) / PARTS;
      long left = leftNow.getAsLong();
      while (left > goal) {
        if (System.nanoTime() > deadline) {
          throw new StackFailure("the relays did not send " + left + " events in time");
        }
        Await.pause(LOOK);
        left = leftNow.getAsLong();
      }
      long now = System.nanoTime();
      if (part > 1 && left < lastLeft) {
        rates.add((lastLeft - left) * 1e9 / (now - lastTime));
        environment.say("relays        %,9.0f events/s", rates.get(rates.size() - 1));
      }
      lastLeft = left;
      lastTime = now;
    }
    return rates;
  }
}
