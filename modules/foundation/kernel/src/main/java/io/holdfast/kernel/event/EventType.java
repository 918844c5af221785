package io.holdfast.kernel.event;

/**
 * The event types of a context, defined in one place. A changed meaning, or data that existing
 * consumers cannot read, requires a new type with a higher version.
 */
public interface EventType {
  /** Prefix of every type name. */
  String PREFIX = "io.holdfast.";

  /** The {@code type} of the CloudEvent, such as {@code io.holdfast.order.placed.v1}. */
  String type();

  /** The address it is published on. */
  String stream();
}
