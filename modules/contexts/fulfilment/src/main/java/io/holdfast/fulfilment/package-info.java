/**
 * Shipments: what leaves the warehouses. Each confirmed order has one shipment per warehouse; a
 * worker gets its label from the carrier and dispatches it, once.
 */
package io.holdfast.fulfilment;
