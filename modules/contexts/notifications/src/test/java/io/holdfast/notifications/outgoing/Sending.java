package io.holdfast.notifications.outgoing;

import io.holdfast.notifications.Channel;
import io.holdfast.notifications.ToldHub;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.Collections;
import java.util.function.BooleanSupplier;

/** A running sender of a test: like those of the server, with short pauses. */
public final class Sending implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Sender sender;

  private Sending(Sender sender) {
    this.sender = sender;
  }

  /** Sends the messages of a channel until it is closed. */
  public static Sending of(ToldHub hub, Channel channel, ChannelPort port) {
    return of(hub, channel, port, Duration.ofSeconds(30));
  }

  /** Sends with leases of this length. */
  public static Sending of(ToldHub hub, Channel channel, ChannelPort port, Duration lease) {
    DeliveryTable table = new DeliveryTable(hub.hub());
    Backlog backlog =
        channel == Channel.WEBHOOK
            ? new WebhookBacklog(table, new WebhookHealth(hub.hub(), Duration.ofDays(5)))
            : new ChannelBacklog(channel, table);
    BackOff backOff = new BackOff(Collections.nCopies(4, Duration.ofMillis(100)), () -> 0.5);
    Sender sender =
        new Sender(
            channel.name(),
            backlog,
            port,
            new SenderLimits(8, 60_000, lease, backOff),
            hub.threads());
    hub.newMessages().listen(sender::wake);
    return new Sending(sender);
  }

  /** Waits until the condition holds. */
  public void until(BooleanSupplier condition) {
    Probe.until(PATIENCE, condition);
  }

  @Override
  public void close() {
    sender.close();
  }
}
