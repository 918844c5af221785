package io.holdfast.stack.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.KeyedPermutation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawCheckTest {
  private static final int DRAWN = 50;
  private static final int ALL = 60;
  private static final String SEED = "a seed";
  private static final Instant OPENING = Instant.parse("2026-01-01T12:00:00Z");
  private final PublishedSale sale =
      new PublishedSale("s", "OPEN", KeyedPermutation.commitmentTo(SEED), SEED, (long) DRAWN, 20);
  private final List<PublishedSale.Place> places = new ArrayList<>();

  DrawCheckTest() {
    KeyedPermutation draw = KeyedPermutation.of(SEED + "\ns", DRAWN);
    for (long place = 0; place < ALL; place++) {
      long position = (place < DRAWN ? draw.apply(place) : place) + 1;
      places.add(place(place, position, OPENING.plusSeconds(position / 10), null));
    }
  }

  private static PublishedSale.Place place(
      long place, long position, Instant admittedAt, Instant usedAt) {
    return new PublishedSale.Place(
        place, position, "hash", position <= 40 ? admittedAt : null, usedAt);
  }

  private void replace(int place, long position, Instant admittedAt, Instant usedAt) {
    places.set(place, place(place, position, admittedAt, usedAt));
  }

  @Test
  void a_draw_that_was_held_as_published_holds() {
    assertThat(DrawCheck.wrong(sale, places)).isEmpty();
  }

  @Test
  void another_seed_than_the_committed_one_is_found() {
    PublishedSale other =
        new PublishedSale("s", "OPEN", KeyedPermutation.commitmentTo("b"), SEED, (long) DRAWN, 20);

    assertThat(DrawCheck.wrong(other, places)).hasSize(1);
  }

  @Test
  void a_ticket_that_stood_elsewhere_is_found() {
    long first = places.get(0).position();
    long second = places.get(1).position();
    replace(0, second, places.get(1).admittedAt(), null);
    replace(1, first, places.get(0).admittedAt(), null);

    assertThat(DrawCheck.wrong(sale, places)).isNotEmpty();
  }

  @Test
  void a_place_that_is_missing_or_given_twice_is_found() {
    places.set(7, places.get(8));

    assertThat(DrawCheck.wrong(sale, places))
        .contains("a place was published twice", "place 7 is missing");
  }

  @Test
  void who_was_admitted_out_of_turn_or_bought_before_is_found() {
    int last =
        places.indexOf(places.stream().filter(p -> p.position() == 40).findFirst().orElseThrow());
    replace(last, 40, OPENING, null);
    assertThat(DrawCheck.wrong(sale, places)).hasSize(1);

    replace(last, 40, OPENING.plusSeconds(4), OPENING);
    assertThat(DrawCheck.wrong(sale, places)).hasSize(1);
  }
}
