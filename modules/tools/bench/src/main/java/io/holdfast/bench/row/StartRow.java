package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 11: from the start of the server's process until it reports ready. */
public final class StartRow implements Row {

  @Override
  public Set<Integer> numbers() {
    return Set.of(11);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    List<Double> seconds = new ArrayList<>();
    for (int repetition = 1; repetition <= environment.pace().repetitions(); repetition++) {
      seconds.add(environment.stack().restartServer());
      environment.say(
          "%d/%d     ready after %.1f s",
          repetition, environment.pace().repetitions(), seconds.get(repetition - 1));
    }
    return List.of(
        Measurement.alone(
            "11",
            environment.mode(),
            "start of the server to ready",
            "s",
            new Measurement.Side(Spread.of(seconds), Map.of(), ""),
            Bound.atMost(12, "s")));
  }
}
