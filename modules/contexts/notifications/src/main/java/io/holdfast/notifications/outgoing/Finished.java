package io.holdfast.notifications.outgoing;

/** An attempt and how it ended. */
record Finished(Delivery delivery, DeliveryResult result) {}
