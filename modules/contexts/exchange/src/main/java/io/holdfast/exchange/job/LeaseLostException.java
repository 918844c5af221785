package io.holdfast.exchange.job;

/** Another server works on the import, or it has ended. */
class LeaseLostException extends RuntimeException {
  LeaseLostException() {
    super("another server works on the import");
  }
}
