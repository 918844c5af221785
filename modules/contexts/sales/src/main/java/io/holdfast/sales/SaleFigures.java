package io.holdfast.sales;

/**
 * The figures of a sale that is not over, at most a second old.
 *
 * @param waiting tickets whose turn has not come
 * @param admitted positions whose turn has come
 * @param unused admitted tickets that may be used and were not
 * @param sold units of orders that tickets placed and that have not ended without a sale
 * @param left units that can be reserved
 * @param perSecond units sold in a second, over the last seconds
 */
public record SaleFigures(
    String sale,
    SaleState state,
    long waiting,
    long admitted,
    long unused,
    long sold,
    long left,
    double perSecond) {}
