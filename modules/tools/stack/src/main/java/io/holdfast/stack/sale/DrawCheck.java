package io.holdfast.stack.sale;

import io.holdfast.kernel.KeyedPermutation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks a draw from what is published alone. */
final class DrawCheck {
  private static final int MOST_SHOWN = 10;

  private final PublishedSale sale;
  private final List<PublishedSale.Place> places;
  private final List<String> wrong = new ArrayList<>();

  private DrawCheck(PublishedSale sale, List<PublishedSale.Place> places) {
    this.sale = sale;
    this.places = places;
  }

  /**
   * What is wrong with a sale whose draw was held; empty if nothing is.
   *
   * @param places all of them
   */
  static List<String> wrong(PublishedSale sale, List<PublishedSale.Place> places) {
    DrawCheck check = new DrawCheck(sale, places);
    check.checkSeed();
    check.checkPlaces();
    check.checkPositions();
    check.checkOrder();
    return List.copyOf(check.wrong);
  }

  private void fault(String format, Object... values) {
    if (wrong.size() < MOST_SHOWN) {
      wrong.add(String.format(format, values));
    }
  }

  private void checkSeed() {
    if (!KeyedPermutation.commitmentTo(sale.seed()).equals(sale.commitment())) {
      fault("the seed is not the one that was committed to");
    }
  }

  private void checkPlaces() {
    Set<Long> known =
        places.stream()
            .map(PublishedSale.Place::place)
            .collect(Collectors.toCollection(TreeSet::new));
    if (known.size() != places.size()) {
      fault("a place was published twice");
    }
    for (long place = 0; place < places.size(); place++) {
      if (!known.contains(place)) {
        fault("place %d is missing", place);
      }
    }
    if (places.size() < sale.drawn()) {
      fault("%d places were drawn, %d are published", sale.drawn(), places.size());
    }
  }

  private void checkPositions() {
    KeyedPermutation draw = KeyedPermutation.of(sale.seed() + "\n" + sale.id(), sale.drawn());
    for (PublishedSale.Place place : places) {
      long expected = place.place() < sale.drawn() ? draw.apply(place.place()) : place.place();
      if (place.position() != expected + 1) {
        fault(
            "place %d stood at position %d, not at %d",
            place.place(), place.position(), expected + 1);
      }
    }
  }

  /** Nobody was admitted before somebody who stood in front, and nobody bought unadmitted. */
  private void checkOrder() {
    List<PublishedSale.Place> inOrder =
        places.stream().sorted(Comparator.comparingLong(PublishedSale.Place::position)).toList();
    Instant last = Instant.MIN;
    boolean ended = false;
    for (PublishedSale.Place place : inOrder) {
      if (place.admittedAt() == null) {
        ended = true;
      } else if (ended || place.admittedAt().isBefore(last)) {
        fault("position %d was admitted before one in front of it", place.position());
      } else {
        last = place.admittedAt();
      }
      if (place.usedAt() != null
          && (place.admittedAt() == null || place.usedAt().isBefore(place.admittedAt()))) {
        fault("position %d bought before it was admitted", place.position());
      }
    }
  }
}
