package io.holdfast.orders;

import io.holdfast.kernel.Location;

/** Somebody who buys, with the place that orders usually go to. */
public record Customer(
    String id, String name, String city, String country, String postalCode, Location location) {}
