package io.holdfast.operations;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;

/**
 * Which entries of the audit trail.
 *
 * @param actor null for all
 * @param object a path; what lies under it is found too. Null for all
 * @param from null for the oldest
 * @param to exclusive; null for the newest
 * @param before where the page starts; null for the first one
 */
public record TrailQuery(
    String actor,
    String object,
    Instant from,
    Instant to,
    UUID before,
    @Min(1) @Max(200) int limit) {}
