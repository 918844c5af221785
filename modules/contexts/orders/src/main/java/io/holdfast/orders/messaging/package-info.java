/** Consumers of events from other contexts. */
package io.holdfast.orders.messaging;
