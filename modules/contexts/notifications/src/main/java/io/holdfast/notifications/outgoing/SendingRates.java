package io.holdfast.notifications.outgoing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many messages a server starts in a minute, by channel. */
@Singleton
public final class SendingRates {
  private final int mails;
  private final int textMessages;
  private final int webhooks;

  @Inject
  public SendingRates(
      @ConfigProperty(name = "holdfast.mail.per-minute") int mails,
      @ConfigProperty(name = "holdfast.sms.per-minute") int textMessages,
      @ConfigProperty(name = "holdfast.webhooks.per-minute") int webhooks) {
    this.mails = mails;
    this.textMessages = textMessages;
    this.webhooks = webhooks;
  }

  int mails() {
    return mails;
  }

  int textMessages() {
    return textMessages;
  }

  int webhooks() {
    return webhooks;
  }
}
