/** A supplier that publishes advance shipment notices, page by page. */
package io.holdfast.simulators.supplier;
