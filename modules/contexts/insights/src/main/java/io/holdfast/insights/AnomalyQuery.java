package io.holdfast.insights;

import java.time.Instant;

/**
 * Which anomalies to show.
 *
 * @param from the first moment; null for all
 * @param kind null for all
 * @param cursor where the page starts; null for the first one
 */
public record AnomalyQuery(Instant from, Anomaly.Kind kind, String cursor, int limit) {
  /** The form of a cursor. */
  public static final String CURSOR = "[0-9]{1,13}~[A-Za-z0-9._-]{1,200}";
}
