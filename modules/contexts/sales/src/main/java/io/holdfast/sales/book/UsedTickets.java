package io.holdfast.sales.book;

import io.holdfast.sales.AdmissionInput;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** When tickets bought: known as soon as orders are. */
@Singleton
public final class UsedTickets {
  private volatile AdmissionInput input;

  /** Where it is known. */
  public void readFrom(AdmissionInput source) {
    input = source;
  }

  /** When each of these positions bought; positions that did not are missing. */
  public Map<Long, Instant> at(String sale, Collection<Long> positions) {
    AdmissionInput source = input;
    return source == null || positions.isEmpty() ? Map.of() : source.usedAt(sale, positions);
  }
}
