package io.holdfast.stack.replay;

/**
 * Distribution of times, in milliseconds.
 *
 * @param p50 half of all are at most this
 * @param p95 19 of 20 are at most this
 * @param p99 99 of 100 are at most this
 * @param max the longest
 */
public record LatencySummary(double p50, double p95, double p99, double max) {}
