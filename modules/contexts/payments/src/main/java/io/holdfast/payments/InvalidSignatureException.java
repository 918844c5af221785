package io.holdfast.payments;

/** A callback is not signed with the shared secret, or its timestamp is too far off. */
public class InvalidSignatureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSignatureException() {
    super("The signature is not valid now");
  }
}
