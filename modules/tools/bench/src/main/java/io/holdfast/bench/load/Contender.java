package io.holdfast.bench.load;

import java.time.Duration;

/** A system under measurement. */
public interface Contender {

  /** Display name. */
  String name();

  /** Places orders for about this long. */
  Sample run(Duration time);
}
