package io.holdfast.chaos.schedule;

import io.holdfast.stack.parts.BrokerPart;
import io.holdfast.stack.parts.PostgresPart;
import io.holdfast.stack.parts.SimulatorPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Every cycle of a run, drawn from its seed alone: the same seed, servers and warehouses give the
 * same faults, and fewer cycles give the first of them. Faults are drawn without replacement from a
 * shuffled list of each kind for each part, so that a long run covers all.
 */
public final class Schedule {
  private static final int PAIRS_IN_TEN = 3;

  private final Random random;
  private final List<String> targets;
  private final List<String> servers;
  private final List<String> warehouses;
  private final List<PlannedFault> deck = new ArrayList<>();

  private Schedule(long seed, List<String> targets, List<String> servers, List<String> warehouses) {
    this.random = new Random(seed);
    this.servers = servers;
    this.targets = targets;
    this.warehouses = warehouses;
  }

  /**
   * The cycles of a run.
   *
   * @param servers names of the servers' parts
   * @param warehouses names of the warehouses' parts
   */
  public static List<Cycle> of(
      long seed, int cycles, List<String> servers, List<String> warehouses) {
    List<String> targets = new ArrayList<>();
    targets.addAll(servers);
    targets.addAll(List.of(PostgresPart.HUB, BrokerPart.NAME, SimulatorPart.NAME));
    targets.addAll(warehouses);
    Schedule schedule = new Schedule(seed, targets, servers, warehouses);
    List<Cycle> drawn = new ArrayList<>();
    for (int number = 1; number <= cycles; number++) {
      drawn.add(schedule.cycle(number));
    }
    return drawn;
  }

  private Cycle cycle(int number) {
    PlannedFault first = deal("");
    if (random.nextInt(10) >= PAIRS_IN_TEN) {
      return new Cycle(number, List.of(first));
    }
    PlannedFault second = deal(first.target());
    Duration soon = first.after().plus(between(0, first.lasts().toMillis()));
    return new Cycle(
        number,
        List.of(
            first,
            new PlannedFault(
                second.kind(), second.target(), soon, second.lasts(), second.latency())));
  }

  /** The next fault of a target that has nothing in common with the given one. */
  private PlannedFault deal(String otherThan) {
    if (deck.stream().allMatch(card -> Lines.overlap(card.target(), otherThan))) {
      shuffle();
    }
    for (int i = deck.size() - 1; ; i--) {
      if (!Lines.overlap(deck.get(i).target(), otherThan)) {
        return deck.remove(i);
      }
    }
  }

  private void shuffle() {
    List<PlannedFault> cards = new ArrayList<>();
    for (String target : targets) {
      for (FaultKind kind : FaultKind.values()) {
        if (canHappen(kind, target)) {
          cards.add(draw(kind, target));
        }
      }
    }
    if (servers.size() > 1) {
      addLinesOfOneServer(cards);
    }
    for (int i = cards.size(); i > 0; i--) {
      deck.add(0, cards.remove(random.nextInt(i)));
    }
  }

  private void addLinesOfOneServer(List<PlannedFault> cards) {
    cards.add(draw(FaultKind.PARTITION, Lines.BETWEEN_SERVERS));
    for (String server : servers) {
      cards.add(draw(FaultKind.BLACKHOLE, server + "/" + PostgresPart.HUB));
      cards.add(draw(FaultKind.BLACKHOLE, server + "/" + BrokerPart.NAME));
      for (String warehouse : warehouses) {
        cards.add(draw(FaultKind.BLACKHOLE, server + "/" + warehouse));
      }
    }
  }

  private boolean canHappen(FaultKind kind, String target) {
    if (kind == FaultKind.PARTITION) {
      return false;
    }
    if (kind == FaultKind.HANG && servers.size() > 1 && servers.contains(target)) {
      return true;
    }
    return kind.isOfWarehouses()
        ? warehouses.contains(target)
        : !kind.isOfTheNetwork() || !servers.contains(target);
  }

  private PlannedFault draw(FaultKind kind, String target) {
    Duration after = between(1_500, 4_000);
    Duration lasts =
        switch (kind) {
          case KILL -> between(300, 6_000);
          case HANG -> Duration.ofSeconds(30);
          case PARTITION -> Duration.ofSeconds(25);
          case LOCK -> between(5_000, 10_000);
          case PAUSE, BLACKHOLE -> between(1_000, 12_000);
          case DELAY, RESET -> between(2_000, 8_000);
        };
    Duration latency = kind == FaultKind.DELAY ? between(20, 500) : Duration.ZERO;
    return new PlannedFault(kind, target, after, lasts, latency);
  }

  private Duration between(long from, long toMillis) {
    return Duration.ofMillis(from + (long) (random.nextDouble() * (toMillis - from)));
  }
}
