package io.holdfast.stack.parts;

import java.util.List;

/**
 * How many threads the server's machine compiles with. On few processors it takes two, of which one
 * optimizes and shares the processors with everything that is still slow: the first minutes under
 * load are the slower the longer that takes. A second one brings their end forward.
 */
final class Compilers {
  private static final int MANY_PROCESSORS = 4;
  private static final String ONE_MORE = "-XX:CICompilerCount=3";

  private Compilers() {}

  /** The option that asks for one more; none where there are more anyway. */
  static List<String> options() {
    return options(Runtime.getRuntime().availableProcessors());
  }

  static List<String> options(int processors) {
    return processors < MANY_PROCESSORS ? List.of(ONE_MORE) : List.of();
  }
}
