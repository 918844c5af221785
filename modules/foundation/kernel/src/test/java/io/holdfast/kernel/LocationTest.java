package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocationTest {
  private static final double HALF_AROUND_THE_EARTH = Math.PI * 6371.0;
  private static final double A_MILLIMETRE = 1e-6;

  @Provide
  Arbitrary<Location> places() {
    return Combinators.combine(
            Arbitraries.doubles().between(-90, 90), Arbitraries.doubles().between(-180, 180))
        .as(Location::new);
  }

  @Property
  void distance_is_symmetric(@ForAll("places") Location a, @ForAll("places") Location b) {
    assertThat(a.kilometresTo(b))
        .isCloseTo(b.kilometresTo(a), within(A_MILLIMETRE))
        .isBetween(0.0, HALF_AROUND_THE_EARTH + A_MILLIMETRE);
  }

  @Property
  void an_indirect_route_is_never_shorter(
      @ForAll("places") Location a, @ForAll("places") Location b, @ForAll("places") Location via) {
    double nearAntipodes = 1e-3;

    assertThat(a.kilometresTo(via) + via.kilometresTo(b) + nearAntipodes)
        .isGreaterThanOrEqualTo(a.kilometresTo(b));
  }

  @Property
  void the_distance_to_itself_is_zero(@ForAll("places") Location a) {
    assertThat(a.kilometresTo(a)).isZero();
  }

  @Example
  void bellingham_is_as_far_from_seattle_as_the_map_says() {
    assertThat(new Location(48.75, -122.48).kilometresTo(new Location(47.61, -122.33)))
        .isCloseTo(127, within(2.0));
  }

  @Example
  void coordinates_out_of_range_are_refused() {
    assertThatThrownBy(() -> new Location(90.1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Location(0, -180.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Location(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
