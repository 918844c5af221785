/**
 * The books of one warehouse: counters with a version, reservations that end once, and the
 * append-only ledger that both are proved by.
 */
package io.holdfast.inventory.ledger;
