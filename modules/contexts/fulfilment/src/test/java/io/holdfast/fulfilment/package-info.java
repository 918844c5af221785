/** Tests of shipments on real databases. */
package io.holdfast.fulfilment;
