package io.holdfast.sales;

/** The ticket is none of this sale, or of another customer. */
public class UnknownTicketException extends RuntimeException {
  public UnknownTicketException(String message) {
    super(message);
  }
}
