package io.holdfast.bench.row;

import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.Timing;
import io.holdfast.bench.load.Contender;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.RivalContender;
import io.holdfast.bench.load.Sample;
import io.holdfast.stack.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Runs contenders one after the other, several times, each of them warm. */
final class Comparison {
  private static final double MOST_ERRORS = 0.01;
  private final BenchEnvironment environment;
  private final Timing pace;

  Comparison(BenchEnvironment environment) {
    this.environment = environment;
    this.pace = environment.pace();
  }

  /** Warms a contender up until its rate is stable or the time is over. */
  void warmUp(Contender contender) {
    long end = System.nanoTime() + pace.warmUp().toNanos();
    double last = 0;
    int flat = 0;
    while (flat < 2 && System.nanoTime() < end) {
      double rate = run(contender, pace.window()).rate();
      environment.say("warm-up %-30s %,9.0f orders/s", contender.name(), rate);
      flat = Math.abs(rate - last) <= Timing.FLAT * last ? flat + 1 : 0;
      last = rate;
    }
    settle(contender);
  }

  /** The rival with the number of clients that suits it best. */
  RivalContender atItsBest(RivalContender rival) {
    RivalContender best = rival;
    double fastest = 0;
    for (int clients : Timing.RIVAL_CLIENTS) {
      RivalContender trial = rival.with(clients);
      double rate = run(trial, pace.trial()).rate();
      environment.say("%2d clients of %-23s %,9.0f orders/s", clients, rival.name(), rate);
      if (rate > fastest) {
        fastest = rate;
        best = trial;
      }
    }
    return best;
  }

  /** Alternates the contenders; the samples of each, in their order. */
  Map<Contender, List<Sample>> fight(List<? extends Contender> contenders) {
    Map<Contender, List<Sample>> samples = new LinkedHashMap<>();
    contenders.forEach(contender -> samples.put(contender, new ArrayList<>()));
    for (int repetition = 1; repetition <= pace.repetitions(); repetition++) {
      for (Contender contender : contenders) {
        Sample sample = run(contender, pace.slot());
        samples.get(contender).add(sample);
        environment.say(
            "%d/%d     %-30s %,9.0f orders/s  p50 %.1f  p99 %.1f ms",
            repetition,
            pace.repetitions(),
            contender.name(),
            sample.rate(),
            sample.latencies().millis(50),
            sample.latencies().millis(99));
        settle(contender);
      }
    }
    return samples;
  }

  /** Summary of the samples of one contender. */
  static Measurement.Side side(List<Sample> samples, ToDoubleFunction<Sample> number, String note) {
    List<Double> values = samples.stream().mapToDouble(number).boxed().toList();
    Map<String, Double> millis = new LinkedHashMap<>();
    for (Sample sample : samples) {
      sample
          .processorMillis()
          .forEach((group, spent) -> millis.merge(group, spent / samples.size(), Double::sum));
    }
    long errors = samples.stream().mapToLong(Sample::errors).sum();
    String failed = errors == 0 ? "" : "%,d orders failed or were sent again".formatted(errors);
    String said = note.isEmpty() || failed.isEmpty() ? note + failed : note + "; " + failed;
    return new Measurement.Side(Spread.of(values), millis, said);
  }

  private Sample run(Contender contender, Duration time) {
    Sample sample = contender.run(time);
    if (sample.orders() == 0 || sample.errors() > MOST_ERRORS * sample.orders()) {
      throw new StackFailure(
          "%s placed %d orders and failed %d: this is no measurement"
              .formatted(contender.name(), sample.orders(), sample.errors()));
    }
    return sample;
  }

  /**
   * Waits for pending events and confirmations, so that they do not slow down the next contender.
   */
  private void settle(Contender contender) {
    if (environment.relaying() && contender instanceof HoldfastContender) {
      new EventPath(environment.stack()).settle(pace.settle());
    }
  }
}
