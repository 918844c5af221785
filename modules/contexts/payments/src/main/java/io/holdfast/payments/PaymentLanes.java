package io.holdfast.payments;

import io.holdfast.batching.LaneState;
import io.holdfast.payments.operation.OperationRequests;
import io.holdfast.payments.operation.OperationResults;
import io.holdfast.payments.record.EndedOrders;
import io.holdfast.payments.record.PaymentRecord;
import io.holdfast.payments.record.PaymentTokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The lanes that read payment tokens, record decisions, and write and complete operations. */
@Singleton
public final class PaymentLanes {
  private final PaymentRecord payments;
  private final PaymentTokens tokens;
  private final EndedOrders ended;
  private final OperationRequests requests;
  private final OperationResults results;

  @Inject
  public PaymentLanes(
      PaymentRecord payments,
      PaymentTokens tokens,
      EndedOrders ended,
      OperationRequests requests,
      OperationResults results) {
    this.payments = payments;
    this.tokens = tokens;
    this.ended = ended;
    this.requests = requests;
    this.results = results;
  }

  /** State of the lanes of this server. */
  public List<LaneState> states() {
    return List.of(payments.lane(), tokens.lane(), ended.lane(), requests.lane(), results.lane());
  }
}
