package io.holdfast.stack.replay;

import io.holdfast.stack.load.foodmart.Basket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The times of a year's baskets, moved so that the year has just ended: by whole weeks, so that
 * each keeps its day of the week. FoodMart knows days only: the baskets of a day are spread evenly
 * over its opening hours.
 */
final class PastYear {
  private static final int WEEK = 7;
  private static final Duration OPENING = Duration.ofHours(8);
  private static final Duration OPEN = Duration.ofHours(12);

  private final List<Basket> baskets;
  private final LocalDate last;

  /**
   * @param baskets in the order of their days
   * @param today the first day that is not part of the year
   */
  PastYear(List<Basket> baskets, LocalDate today) {
    this.baskets = baskets;
    LocalDate original = dayOf(baskets.get(baskets.size() - 1));
    long weeks = Math.floorDiv(today.toEpochDay() - 1 - original.toEpochDay(), WEEK);
    this.last = original.plusWeeks(weeks);
  }

  /** FoodMart's day 367 is the first of 1997, a Wednesday. */
  private static LocalDate dayOf(Basket basket) {
    return LocalDate.of(1997, 1, 1).plusDays(basket.day() - 367L);
  }

  /** When a basket was ordered. */
  Instant at(int number) {
    int day = baskets.get(number).day();
    int first = number;
    while (first > 0 && baskets.get(first - 1).day() == day) {
      first--;
    }
    int end = number + 1;
    while (end < baskets.size() && baskets.get(end).day() == day) {
      end++;
    }
    LocalDate date = last.minusDays(baskets.get(baskets.size() - 1).day() - (long) day);
    return date.atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plus(OPENING)
        .plus(OPEN.multipliedBy(number - first).dividedBy(end - first));
  }
}
