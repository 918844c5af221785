package io.holdfast.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Filter and position of a listing.
 *
 * @param text words that the product must have, or null
 * @param category exact category, or null
 * @param cursor position to continue from, or null for the first page
 * @param limit items on the page, 1 to 200
 */
public record ProductQuery(
    String text, String category, String cursor, @Min(1) @Max(200) int limit) {}
