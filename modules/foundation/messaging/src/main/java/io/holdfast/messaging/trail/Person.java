package io.holdfast.messaging.trail;

/**
 * Who makes a change.
 *
 * @param name as logged in
 * @param role the highest one of the caller
 * @param channel the way the change came in
 */
public record Person(String name, String role, Channel channel) {

  /** The way a change came in. */
  public enum Channel {
    CONSOLE,
    API
  }
}
