package io.holdfast.payments.callback;

import io.holdfast.payments.InvalidSignatureException;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret shared with the provider, {@code holdfast.payments.webhook-secret}. The server does
 * not start without one.
 */
@Singleton
public final class CallbackSecret {
  private final WebhookSignature signature;

  @Inject
  public CallbackSecret(@ConfigProperty(name = "holdfast.payments.webhook-secret") String secret) {
    this(secret, Clock.systemUTC());
  }

  /**
   * @param clock tells the age of a callback
   * @throws IllegalArgumentException if the secret has not the form of Standard Webhooks
   */
  public CallbackSecret(String secret, Clock clock) {
    this.signature = new WebhookSignature(secret, clock);
  }

  /** Forces creation at start, so that a missing secret is found then. */
  void start(@Observes Startup event) {}

  /**
   * Checks the signature of a callback.
   *
   * @throws InvalidSignatureException if it is not valid now
   */
  public void check(WebhookHeaders headers, byte[] body) {
    if (!signature.verifies(headers, body)) {
      throw new InvalidSignatureException();
    }
  }
}
