/** Tickets: how places are given out, and how tickets are signed and read. */
package io.holdfast.sales.ticket;
