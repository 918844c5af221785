/** What events tell of an order; the schemas in docs/schemas describe it. */
package io.holdfast.orders.event;
