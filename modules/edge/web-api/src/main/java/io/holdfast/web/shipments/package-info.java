/** Shipments over HTTP: reading, dispatching, and the carrier's callbacks. */
package io.holdfast.web.shipments;
