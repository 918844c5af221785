package io.holdfast.insights;

import java.time.Instant;
import java.util.List;

/**
 * Anomalies, the newest first.
 *
 * @param asOf up to when events are in it
 * @param nextCursor where the next page starts; null on the last one
 */
public record Anomalies(Instant asOf, List<Anomaly> items, String nextCursor) {}
