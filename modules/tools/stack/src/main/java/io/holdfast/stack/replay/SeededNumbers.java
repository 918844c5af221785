package io.holdfast.stack.replay;

/** Numbers that look random but follow from their place in a sequence (SplitMix64). */
final class SeededNumbers {
  private SeededNumbers() {}

  static long of(long seed, long ordinal) {
    long z = seed + (ordinal + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
