/**
 * Atomic placement: what waits is decided together in memory and written in one transaction over
 * the hub and the warehouses touched, each order accepted whole or rejected whole.
 */
package io.holdfast.orders.placement;
