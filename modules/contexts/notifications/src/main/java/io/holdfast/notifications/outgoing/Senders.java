package io.holdfast.notifications.outgoing;

import io.holdfast.notifications.Channel;
import io.holdfast.notifications.mail.SmtpMail;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The senders of this server, one for each channel. */
@Singleton
public final class Senders {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int PARALLEL = 8;

  /** Of a message that a receiver with a name refuses for now: some nine hours. */
  private static final List<Duration> HOURS =
      Stream.of("PT1S", "PT5S", "PT15S", "PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT2H", "PT5H")
          .map(Duration::parse)
          .toList();

  private final List<Sender> senders = new CopyOnWriteArrayList<>();
  private final DeliveryTable table;
  private final SmtpMail mail;
  private final int mailsPerMinute;

  @Inject
  public Senders(
      DeliveryTable table,
      SmtpMail mail,
      @ConfigProperty(name = "holdfast.mail.per-minute", defaultValue = "60000")
          int mailsPerMinute) {
    this.table = table;
    this.mail = mail;
    this.mailsPerMinute = mailsPerMinute;
  }

  void start(@Observes Startup event, NewMessages newMessages, ServerThreads threads) {
    BackOff hours = new BackOff(HOURS, () -> ThreadLocalRandom.current().nextDouble());
    senders.add(
        new Sender(
            "e-mail",
            new ChannelBacklog(Channel.EMAIL, table),
            mail,
            new SenderLimits(PARALLEL, mailsPerMinute, LEASE, hours),
            threads));
    senders.forEach(sender -> newMessages.listen(sender::wake));
  }

  /** Ends them; what is under way is recorded. */
  @PreDestroy
  public void close() {
    senders.forEach(Sender::close);
  }
}
