package io.holdfast.sales.ticket;

/** A customer asks for a place in a sale. */
record PlaceRequest(String sale, String customer) {}
