package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.load.ReadContender;
import io.holdfast.bench.load.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * Compares reads with a resource that does nothing, in turns.
 *
 * @param environment of the measurement
 */
record Reads(BenchEnvironment environment) {
  private static final int CLIENTS = 64;
  private static final double WANTED = 0.8;

  ReadContender of(String name, List<String> paths, IntSupplier choice) {
    return new ReadContender(
        name, environment.stack().endpoint("storefront"), paths, choice, CLIENTS);
  }

  /** The rate of reads of these paths, each as likely, divided by that of the empty resource. */
  Measurement besideNothing(String row, String what, List<String> paths) {
    ReadContender measured =
        of("reads", paths, () -> ThreadLocalRandom.current().nextInt(paths.size()));
    ReadContender empty = of("empty resource", List.of("/api/v1/ping"), () -> 0);
    measured.run(environment.pace().warmUp().dividedBy(2));
    empty.run(environment.pace().warmUp().dividedBy(2));
    List<Sample> ours = new ArrayList<>();
    List<Sample> theirs = new ArrayList<>();
    for (int repetition = 1; repetition <= environment.pace().repetitions(); repetition++) {
      ours.add(run(measured, repetition));
      theirs.add(run(empty, repetition));
    }
    return Measurement.beside(
        row,
        environment.mode(),
        what,
        "reads/s",
        Comparison.side(ours, Sample::rate, ""),
        Comparison.side(theirs, Sample::rate, ""),
        Bound.ratio(WANTED));
  }

  private Sample run(ReadContender contender, int repetition) {
    Sample sample = contender.run(environment.pace().slot());
    environment.say(
        "%d/%d     %-30s %,9.0f reads/s  p50 %.1f  p99 %.1f ms, %,d refused",
        repetition,
        environment.pace().repetitions(),
        contender.name(),
        sample.rate(),
        sample.latencies().millis(50),
        sample.latencies().millis(99),
        sample.errors());
    return sample;
  }
}
