package io.holdfast.sales.book;

import io.holdfast.sales.ShopFloor;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** When tickets bought: known as soon as orders are. */
@Singleton
public final class UsedTickets {
  private volatile ShopFloor floor;

  /** Where it is known. */
  public void askAt(ShopFloor source) {
    floor = source;
  }

  /** When each of these positions bought; positions that did not are missing. */
  public Map<Long, Instant> at(String sale, Collection<Long> positions) {
    ShopFloor source = floor;
    return source == null || positions.isEmpty() ? Map.of() : source.usedAt(sale, positions);
  }
}
