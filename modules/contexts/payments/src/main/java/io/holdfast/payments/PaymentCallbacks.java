package io.holdfast.payments;

import io.holdfast.payments.callback.CallbackHandling;
import io.holdfast.payments.callback.CallbackSecret;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import io.holdfast.platform.webhook.WebhookHeaders;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;

/** Callbacks of the payment provider. Their signature is their only credential. */
@Singleton
@RolesChecked
@RolesAllowed(Role.PARTNER)
public class PaymentCallbacks {
  private final CallbackSecret secret;
  private final CallbackHandling handling;

  @Inject
  public PaymentCallbacks(CallbackSecret secret, CallbackHandling handling) {
    this.secret = secret;
    this.handling = handling;
  }

  /**
   * Applies a callback; a repetition, or one that is late, changes nothing.
   *
   * @param body exactly as received
   * @throws InvalidSignatureException if it is not signed with the shared secret now
   * @throws UnknownPaymentReferenceException if it is about nothing known here
   * @throws io.holdfast.kernel.UnavailableException if it cannot be recorded now
   */
  public void receive(@NotNull WebhookHeaders headers, @NotNull byte[] body) {
    secret.check(headers, body);
    handling.apply(body);
  }
}
