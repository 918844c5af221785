/**
 * Atomic placement: waiting orders are decided together in memory and written in one transaction
 * over the hub and the warehouses used; each order is accepted or rejected as a whole.
 */
package io.holdfast.orders.placement;
