package io.holdfast.platform.webhook;

/**
 * The headers that authenticate a webhook; any may be null or malformed as long as it is not
 * verified.
 *
 * @param id value of {@code webhook-id}: the same for each repetition of a message
 * @param timestamp value of {@code webhook-timestamp}: seconds since 1970 of this attempt
 * @param signature value of {@code webhook-signature}: signatures separated by a space
 */
public record WebhookHeaders(String id, String timestamp, String signature) {
  /** Name of the header with the message's id. */
  public static final String ID = "webhook-id";

  /** Name of the header with the time of the attempt. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** Name of the header with the signatures. */
  public static final String SIGNATURE = "webhook-signature";
}
