package io.holdfast.sales;

import java.time.Instant;

/**
 * A place of a sale as it is published: who holds its ticket finds it by the hash.
 *
 * @param place in the order of arrival, from 0
 * @param position whose turn it was, from 1; null until the draw was held
 * @param ticketHash SHA-256 of the ticket's text, as hexadecimal digits
 * @param admittedAt null if its turn has not come
 * @param usedAt when it bought; null if it did not
 */
public record DrawnPlace(
    long place, Long position, String ticketHash, Instant admittedAt, Instant usedAt) {}
