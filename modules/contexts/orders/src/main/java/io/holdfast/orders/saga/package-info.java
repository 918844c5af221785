/**
 * Sagas: orders whose warehouses are asked by message, from PENDING to PLACED, REJECTED or
 * CANCELLED.
 */
package io.holdfast.orders.saga;
