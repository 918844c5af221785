package io.holdfast.sales;

import io.holdfast.kernel.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A sale as anybody may see it.
 *
 * @param places how many tickets were given
 * @param drawn how many of them took part in the draw; null before it was held
 * @param waiting tickets whose turn has not come
 * @param admitted positions whose turn has come
 * @param drawCommitment SHA-256 of the seed's text, as hexadecimal digits
 * @param drawSeed null until the draw was held
 */
public record Sale(
    String id,
    String name,
    SaleState state,
    List<Sku> skus,
    Instant opensAt,
    Instant closesAt,
    int admitPerSecond,
    Duration ticketLifetime,
    long places,
    Long drawn,
    long waiting,
    long admitted,
    String drawCommitment,
    String drawSeed) {}
