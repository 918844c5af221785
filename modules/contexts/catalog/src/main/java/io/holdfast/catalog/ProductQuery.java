package io.holdfast.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What to list.
 *
 * @param text words that the product must have, or null
 * @param category exact category, or null
 * @param cursor where to go on, or null for the start
 * @param limit items on the page, 1 to 200
 */
public record ProductQuery(
    String text, String category, String cursor, @Min(1) @Max(200) int limit) {}
