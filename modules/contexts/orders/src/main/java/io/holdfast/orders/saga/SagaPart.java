package io.holdfast.orders.saga;

/** Units of one line that one warehouse is to reserve. */
record SagaPart(int lineNo, String sku, String warehouse, int quantity) {}
