package io.holdfast.orders;

import io.holdfast.kernel.Location;

/**
 * Where an order goes.
 *
 * @param country ISO 3166 code
 * @param postalCode as the country writes it
 */
public record Destination(String country, String postalCode, Location location) {}
