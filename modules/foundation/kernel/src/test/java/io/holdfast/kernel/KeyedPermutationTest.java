package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class KeyedPermutationTest {
  private static final int SEEDS = 4_000;

  /** Chi-square at 5 sigma, so that one run in some millions fails by chance. */
  private static final double SIGMAS = 5;

  @Property(tries = 200)
  void every_number_of_every_size_has_one_place(
      @ForAll String seed, @ForAll @IntRange(min = 1, max = 3_000) int size) {
    KeyedPermutation permutation = KeyedPermutation.of(seed, size);
    BitSet taken = new BitSet(size);

    for (int number = 0; number < size; number++) {
      long place = permutation.apply(number);
      assertThat(place).isBetween(0L, size - 1L);
      taken.set((int) place);
    }

    assertThat(taken.cardinality()).isEqualTo(size);
  }

  @Property(tries = 100)
  void a_place_is_within_any_size(
      @ForAll String seed, @ForAll @LongRange(min = 1, max = 1L << 40) long size) {
    assertThat(KeyedPermutation.of(seed, size).apply(size - 1)).isBetween(0L, size - 1);
  }

  @Property(tries = 20)
  void a_number_gets_each_place_equally_often_over_the_seeds(
      @ForAll @IntRange(min = 2, max = 40) int size, @ForAll @IntRange(max = 1_000) int first) {
    int number = first % size;
    int[] counts = new int[size];
    for (int seed = 0; seed < SEEDS; seed++) {
      counts[(int) KeyedPermutation.of(first + "-" + seed, size).apply(number)]++;
    }

    assertThat(chiSquare(counts)).isLessThan(limit(size - 1));
  }

  @Property(tries = 10)
  void the_order_of_two_numbers_is_even_over_the_seeds(
      @ForAll @IntRange(min = 2, max = 5_000) int size, @ForAll @IntRange(max = 1_000) int run) {
    int firstBefore = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      KeyedPermutation permutation = KeyedPermutation.of(run + "-" + seed, size);
      firstBefore += permutation.apply(0) < permutation.apply(size - 1) ? 1 : 0;
    }

    assertThat(chiSquare(firstBefore, SEEDS - firstBefore)).isLessThan(limit(1));
  }

  @Example
  void it_is_the_same_for_the_same_seed_and_another_for_another_size() {
    assertThat(KeyedPermutation.of("seed", 1_000_000).apply(17))
        .isEqualTo(KeyedPermutation.of("seed", 1_000_000).apply(17))
        .isNotEqualTo(KeyedPermutation.of("seed", 1_000_001).apply(17))
        .isNotEqualTo(KeyedPermutation.of("other", 1_000_000).apply(17));
  }

  /** The expected places are those of a program written from docs/sales.md in another language. */
  @Example
  void the_algorithm_is_the_one_that_is_described() {
    KeyedPermutation permutation = KeyedPermutation.of("a seed\ns", 50);

    assertThat(LongStream.range(0, 10).map(permutation::apply))
        .containsExactly(33L, 11L, 39L, 42L, 41L, 30L, 21L, 15L, 29L, 26L);
  }

  @Example
  void a_number_outside_has_no_place() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyedPermutation.of("s", 5).apply(5));
    assertThatIllegalArgumentException().isThrownBy(() -> KeyedPermutation.of("s", 0).apply(0));
    assertThatIllegalArgumentException().isThrownBy(() -> KeyedPermutation.of("s", -1));
  }

  private static double chiSquare(int... counts) {
    double expected = (double) SEEDS / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static double limit(int degrees) {
    return degrees + SIGMAS * Math.sqrt(2.0 * degrees) + SIGMAS * SIGMAS;
  }
}
