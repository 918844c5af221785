package io.holdfast.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A subscriber to events.
 *
 * @param events patterns: {@code order.confirmed}, {@code order.*} or {@code *}
 * @param state whether events are sent to it
 * @param disabledReason why not; null while it is active
 * @param failingSince since when every attempt has failed; null if the last one did not
 */
public record Webhook(
    UUID id,
    String url,
    List<String> events,
    State state,
    String disabledReason,
    Instant failingSince,
    Instant createdAt) {

  /** State of a webhook. */
  public enum State {
    /** Events are sent to it. */
    ACTIVE,
    /** It was gone, or failed for days. */
    DISABLED
  }

  /**
   * A new webhook, or one with a new secret.
   *
   * @param secret signs what is sent; it is shown here only
   */
  public record WithSecret(Webhook webhook, String secret) {

    /** Without the secret, so that no log shows it. */
    @Override
    public String toString() {
      return "WithSecret[" + webhook + "]";
    }
  }
}
