package io.holdfast.sales;

import java.time.Instant;

/**
 * A ticket and what it is good for now.
 *
 * @param text the signed token
 * @param place in the order of arrival, from 0; says nothing about the turn of who takes part in
 *     the draw
 * @param position whose turn it is, from 1; null until the draw was held
 * @param waitSeconds about how long until its turn, if all goes on like this
 * @param pollAfterSeconds when to ask again, at least 1
 * @param usableUntil null unless it is admitted
 */
public record Ticket(
    String text,
    TicketState state,
    long place,
    Long position,
    long waitSeconds,
    int pollAfterSeconds,
    Instant usableUntil) {}
