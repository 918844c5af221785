package io.holdfast.kernel;

import io.holdfast.kernel.event.EventType;
import java.util.UUID;

/**
 * A domain event, sent as a CloudEvent 1.0.
 *
 * @param id identity of the event, the same on every delivery
 * @param stream the address it is published on, such as {@code holdfast.orders}
 * @param type what happened, as in {@link EventType#type()}
 * @param aggregateId the aggregate; events of one aggregate keep their order
 * @param version of the aggregate after this change: an event with a lower version than one seen
 *     before is stale. Null for an event about many aggregates, whose data carries a version for
 *     each
 * @param data a JSON object
 */
public record DomainEvent(
    UUID id, String stream, String type, String aggregateId, Integer version, String data) {

  /** An event; its type determines the address. */
  public static DomainEvent of(
      UUID id, EventType type, String aggregateId, Integer version, String data) {
    return new DomainEvent(id, type.stream(), type.type(), aggregateId, version, data);
  }
}
