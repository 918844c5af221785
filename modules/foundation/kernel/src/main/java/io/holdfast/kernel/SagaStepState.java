package io.holdfast.kernel;

/** What has become of the request to one warehouse to reserve its part of an order. */
public enum SagaStepState {
  /** It has not answered yet. */
  ASKED,
  /** It has reserved its part. */
  RESERVED,
  /** It lacks stock and has reserved nothing. */
  REFUSED,
  /** Nothing is reserved any more, or ever will be. */
  RELEASED,
  /** It did not answer in time and was told to release what it may have reserved. */
  SILENT
}
