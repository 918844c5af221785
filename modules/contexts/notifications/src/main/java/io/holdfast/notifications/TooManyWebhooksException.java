package io.holdfast.notifications;

/** There are as many webhooks as there may be. */
public class TooManyWebhooksException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyWebhooksException(int most) {
    super("there are " + most + " webhooks already; delete one first");
  }
}
