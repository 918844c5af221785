/** Inbound shipments as the hub keeps them, and their events. */
package io.holdfast.receiving.book;
