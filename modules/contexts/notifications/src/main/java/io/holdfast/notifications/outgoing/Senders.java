package io.holdfast.notifications.outgoing;

import io.holdfast.notifications.Channel;
import io.holdfast.notifications.mail.SmtpMail;
import io.holdfast.notifications.sms.HttpSms;
import io.holdfast.notifications.webhook.WebhookSender;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The senders of this server, one for each channel. */
@Singleton
public final class Senders {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int PARALLEL = 8;
  private static final int PARALLEL_WEBHOOKS = 32;

  /** Of a message that its receiver refuses for now: some nine hours. */
  private static final BackOff HOURS =
      backOff("PT1S", "PT5S", "PT15S", "PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT2H", "PT5H");

  /** Of a delivery to a webhook: some three days. */
  private static final BackOff DAYS =
      backOff(
          "PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H",
          "PT24H");

  private final List<Sender> senders = new CopyOnWriteArrayList<>();

  void start(
      @Observes Startup event,
      DeliveryTable table,
      WebhookHealth health,
      SmtpMail mail,
      HttpSms sms,
      WebhookSender webhooks,
      SendingRates rates,
      NewMessages newMessages,
      ServerThreads threads) {
    senders.add(
        new Sender(
            "e-mail",
            new ChannelBacklog(Channel.EMAIL, table),
            mail,
            new SenderLimits(PARALLEL, rates.mails(), LEASE, HOURS),
            threads));
    senders.add(
        new Sender(
            "SMS",
            new ChannelBacklog(Channel.SMS, table),
            sms,
            new SenderLimits(PARALLEL, rates.textMessages(), LEASE, HOURS),
            threads));
    senders.add(
        new Sender(
            "webhooks",
            new WebhookBacklog(table, health),
            webhooks,
            new SenderLimits(PARALLEL_WEBHOOKS, rates.webhooks(), LEASE, DAYS),
            threads));
    senders.forEach(sender -> newMessages.listen(sender::wake));
  }

  private static BackOff backOff(String... pauses) {
    return new BackOff(
        Stream.of(pauses).map(Duration::parse).toList(),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Ends them; what is under way is recorded. */
  @PreDestroy
  public void close() {
    senders.forEach(Sender::close);
  }
}
