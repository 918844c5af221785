/** Consumers of order events: shipments are made and cancelled. */
package io.holdfast.fulfilment.messaging;
