package io.holdfast.kernel;

import java.util.UUID;

/**
 * Something that happened and that others may want to know; travels as a CloudEvent 1.0.
 *
 * @param id identity of the event, the same on every delivery
 * @param stream the address it is published on, such as {@code holdfast.orders}
 * @param type what happened, such as {@code OrderPlaced}
 * @param aggregateId what it happened to; events of one aggregate keep their order
 * @param data a JSON object
 */
public record DomainEvent(UUID id, String stream, String type, String aggregateId, String data) {}
