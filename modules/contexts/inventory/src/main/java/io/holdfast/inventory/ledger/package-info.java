/**
 * Stock of one warehouse: versioned counters, reservations that end once, and the append-only
 * ledger against which both are checked.
 */
package io.holdfast.inventory.ledger;
