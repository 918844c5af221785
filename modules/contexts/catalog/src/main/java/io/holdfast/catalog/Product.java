package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;

/**
 * Something that is sold.
 *
 * @param category narrow class, such as "Beer"; empty if unknown
 * @param department broad class, such as "Beverages"; empty if unknown
 * @param price of one unit
 */
public record Product(
    Sku sku, String name, String brand, String category, String department, Money price) {}
