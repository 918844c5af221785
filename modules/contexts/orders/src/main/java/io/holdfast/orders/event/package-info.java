/** Data of the order events; docs/schemas has their JSON Schemas. */
package io.holdfast.orders.event;
