package io.holdfast.bench.row;

import io.holdfast.bench.Measurement;
import java.util.List;
import java.util.Set;

/** Measures one row of the table, or several that share their runs. */
public interface Row {

  /** The rows it measures. */
  Set<Integer> numbers();

  /** Measures the requested rows. */
  List<Measurement> measure(BenchEnvironment environment);
}
