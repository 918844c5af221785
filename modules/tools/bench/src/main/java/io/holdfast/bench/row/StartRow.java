package io.holdfast.bench.row;

import io.holdfast.bench.Measured;
import io.holdfast.bench.Spread;
import io.holdfast.bench.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 11: from the start of the server's process until it says that it is ready. */
public final class StartRow implements Row {

  @Override
  public Set<Integer> numbers() {
    return Set.of(11);
  }

  @Override
  public List<Measured> measure(Scene scene) {
    List<Double> seconds = new ArrayList<>();
    for (int repetition = 1; repetition <= scene.pace().repetitions(); repetition++) {
      seconds.add(scene.stack().restartServer());
      scene.say(
          "%d/%d     ready after %.1f s",
          repetition, scene.pace().repetitions(), seconds.get(repetition - 1));
    }
    return List.of(
        Measured.alone(
            "11",
            scene.mode(),
            "start of the server to ready",
            "s",
            new Measured.Side(Spread.of(seconds), Map.of(), ""),
            Target.atMost(12, "s")));
  }
}
