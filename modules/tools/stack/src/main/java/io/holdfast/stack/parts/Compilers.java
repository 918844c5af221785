package io.holdfast.stack.parts;

import java.util.List;

/**
 * Number of JIT compiler threads of the server. On few processors the JVM uses one optimizing
 * thread, which makes the warm-up long; a second one shortens it.
 */
final class Compilers {
  private static final int MANY_PROCESSORS = 4;
  private static final String ONE_MORE = "-XX:CICompilerCount=3";

  private Compilers() {}

  /** The option for one more optimizing thread; empty where the default has more. */
  static List<String> options() {
    return options(Runtime.getRuntime().availableProcessors());
  }

  static List<String> options(int processors) {
    return processors < MANY_PROCESSORS ? List.of(ONE_MORE) : List.of();
  }
}
