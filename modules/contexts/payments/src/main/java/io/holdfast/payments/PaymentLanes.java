package io.holdfast.payments;

import io.holdfast.batching.LaneState;
import io.holdfast.payments.record.EndedOrders;
import io.holdfast.payments.record.PaymentRecord;
import io.holdfast.payments.record.PaymentTokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The lanes in which payments are read and put on record. */
@Singleton
public final class PaymentLanes {
  private final PaymentRecord payments;
  private final PaymentTokens tokens;
  private final EndedOrders ended;

  @Inject
  public PaymentLanes(PaymentRecord payments, PaymentTokens tokens, EndedOrders ended) {
    this.payments = payments;
    this.tokens = tokens;
    this.ended = ended;
  }

  /** How the lanes of this server do. */
  public List<LaneState> states() {
    return List.of(payments.lane(), tokens.lane(), ended.lane());
  }
}
