package io.holdfast.bench.load;

import java.time.Duration;

/** Who is measured. */
public interface Contender {

  /** For people. */
  String name();

  /** Places orders for about this long. */
  Sample run(Duration time);
}
