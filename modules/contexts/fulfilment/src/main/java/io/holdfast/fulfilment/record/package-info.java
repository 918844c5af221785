/** The tables of shipments, their lines and the carrier's reports in the hub. */
package io.holdfast.fulfilment.record;
