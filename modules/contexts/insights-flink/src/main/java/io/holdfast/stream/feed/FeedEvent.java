package io.holdfast.stream.feed;

/**
 * An event as the broker delivers it.
 *
 * @param type as in the CloudEvent; empty for a sign that the queue was empty at the time
 * @param aggregate what it is about; events of one aggregate come in their order as a rule
 * @param time when it was made, in milliseconds since 1970
 * @param text the CloudEvent in JSON
 */
public record FeedEvent(String type, String aggregate, long time, String text) {

  /** A sign that nothing was waiting at a time. */
  static FeedEvent idle(long time) {
    return new FeedEvent("", "", time, "");
  }

  /** Whether it is no event, but the sign that nothing is waiting. */
  public boolean isIdle() {
    return type.isEmpty();
  }
}
