package io.holdfast.payments.gateway;

import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestMulticapture;
import com.stripe.param.RefundCreateParams;
import io.holdfast.kernel.Money;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Parameters of the calls to Stripe; the same call always has the same, as its key requires. */
@Singleton
public final class StripeParameters {
  private final boolean multicapture;

  /**
   * @param multicapture whether the account may capture a PaymentIntent in several parts; if not,
   *     the first capture gives the rest back
   */
  @Inject
  public StripeParameters(
      @ConfigProperty(name = "holdfast.payments.stripe.multicapture") boolean multicapture) {
    this.multicapture = multicapture;
  }

  /** A buyer who would have to act, as for 3-D Secure, is declined: nobody waits in a shop page. */
  PaymentIntentCreateParams of(PaymentRequest request) {
    PaymentIntentCreateParams.Builder intent =
        PaymentIntentCreateParams.builder()
            .setAmount(request.amount().minorUnits())
            .setCurrency(request.amount().currency().toLowerCase(Locale.ROOT))
            .setPaymentMethod(request.token())
            .addPaymentMethodType("card")
            .setCaptureMethod(CaptureMethod.MANUAL)
            .setConfirm(true)
            .setErrorOnRequiresAction(true)
            .putMetadata("order_id", request.order().toString())
            .addExpand("latest_charge");
    if (multicapture) {
      Card card = Card.builder().setRequestMulticapture(RequestMulticapture.IF_AVAILABLE).build();
      intent.setPaymentMethodOptions(PaymentMethodOptions.builder().setCard(card).build());
    }
    return intent.build();
  }

  PaymentIntentCaptureParams ofCapture(Money amount) {
    PaymentIntentCaptureParams.Builder capture =
        PaymentIntentCaptureParams.builder().setAmountToCapture(amount.minorUnits());
    return multicapture ? capture.setFinalCapture(false).build() : capture.build();
  }

  static RefundCreateParams ofRefund(ProviderCall call) {
    return RefundCreateParams.builder()
        .setPaymentIntent(call.authorisationId())
        .setAmount(call.amount().minorUnits())
        .build();
  }
}
