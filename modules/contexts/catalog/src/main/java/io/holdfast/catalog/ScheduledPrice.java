package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import java.time.Instant;

/**
 * A price that holds from a time on, until another one of its currency begins.
 *
 * @param inForce whether it is what a unit costs now
 */
public record ScheduledPrice(Money price, Instant validFrom, boolean inForce) {}
