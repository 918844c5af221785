/** Returns: announced by the customer, received in any warehouse, refunded once. */
package io.holdfast.orders.returns;
