package io.holdfast.kernel.event;

/**
 * What can happen in a context: the one place that names it. Another meaning, or data that an
 * earlier consumer cannot read, is another type with a higher version.
 */
public interface EventType {
  /** What the name of every type begins with. */
  String PREFIX = "io.holdfast.";

  /** The {@code type} of the CloudEvent, such as {@code io.holdfast.order.placed.v1}. */
  String type();

  /** The address it is published on. */
  String stream();
}
