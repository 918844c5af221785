package io.holdfast.orders.saga;

import io.holdfast.kernel.SagaStepState;

/**
 * The request to one warehouse.
 *
 * @param releasing whether the warehouse was told to release
 * @param released whether it has answered that nothing is reserved
 */
record SagaStep(SagaStepState state, boolean releasing, boolean released) {
  static final SagaStep ASKED = new SagaStep(SagaStepState.ASKED, false, false);

  /** Whether the warehouse has reserved, or may do so. */
  boolean mayHold() {
    return !releasing && isOpen();
  }

  /** Whether the warehouse will not serve its part. */
  boolean failed() {
    return state == SagaStepState.REFUSED || state == SagaStepState.SILENT;
  }

  SagaStep in(SagaStepState next) {
    return new SagaStep(next, releasing, released);
  }

  SagaStep asRelease() {
    return new SagaStep(state, true, released);
  }

  SagaStep afterRelease() {
    return new SagaStep(isOpen() ? SagaStepState.RELEASED : state, true, true);
  }

  private boolean isOpen() {
    return state == SagaStepState.ASKED || state == SagaStepState.RESERVED;
  }
}
