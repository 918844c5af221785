package io.holdfast.notifications.outgoing;

import static io.holdfast.notifications.Channel.EMAIL;
import static io.holdfast.notifications.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.notifications.ToldHub;
import io.holdfast.notifications.outgoing.DeliveryResult.Later;
import io.holdfast.notifications.outgoing.DeliveryResult.Refused;
import io.holdfast.notifications.outgoing.DeliveryResult.Sent;
import io.holdfast.notifications.outgoing.DeliveryResult.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderTest {
  private final ToldHub hub = new ToldHub();
  private final List<UUID> received = new CopyOnWriteArrayList<>();
  private final ChannelPort good =
      delivery -> {
        received.add(delivery.id());
        return new Sent(null);
      };

  @AfterEach
  void close() {
    hub.close();
  }

  /** The sender dies after the receiver has accepted and before the result is on record. */
  @Test
  void a_message_whose_sender_died_is_sent_again_with_the_same_id() {
    hub.customer("ann", "en", EMAIL);
    hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
    List<Delivery> lost = new DeliveryTable(hub.hub()).claim(EMAIL, 10, Duration.ofMillis(300));
    good.send(lost.get(0));

    try (Sending sending = Sending.of(hub, EMAIL, good)) {
      sending.until(() -> sent() == 1);
    }

    assertThat(received).hasSize(2);
    assertThat(received.get(1)).isEqualTo(received.get(0));
  }

  @Test
  void two_senders_send_each_message_once() {
    hub.customer("ann", "en", EMAIL);
    try (Sending one = Sending.of(hub, EMAIL, good);
        Sending another = Sending.of(hub, EMAIL, good)) {
      for (int i = 0; i < 100; i++) {
        hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      }
      one.until(() -> sent() == 100);
      another.until(() -> sent() == 100);
    }

    assertThat(received).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void a_silent_channel_does_not_delay_another() {
    hub.customer("ann", "en", EMAIL, SMS);
    CountDownLatch end = new CountDownLatch(1);
    ChannelPort silent =
        delivery -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Sent(null);
        };
    try (Sending sms = Sending.of(hub, SMS, silent);
        Sending mail = Sending.of(hub, EMAIL, good)) {
      for (int i = 0; i < 50; i++) {
        hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      }
      mail.until(() -> received.size() == 50);
      assertThat(hub.messages()).noneMatch(message -> message.contains("SMS order-confirmed SENT"));
      end.countDown();
      sms.until(() -> sent() == 100);
    }
  }

  @Test
  void a_message_that_is_refused_fails_at_once_and_can_be_replayed() {
    hub.customer("ann", "en", EMAIL);
    DeadMessages dead = new DeadMessages(hub.hub(), hub.newMessages());
    try (Sending sending = Sending.of(hub, EMAIL, delivery -> new Refused(550, "no such user"))) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(() -> dead.list(null, 10).size() == 1);
    }
    assertThat(dead.list(null, 10).get(0).error()).isEqualTo("no such user");

    try (Sending sending = Sending.of(hub, EMAIL, good)) {
      assertThat(dead.replay(dead.list(null, 10).get(0).id())).isTrue();
      sending.until(() -> sent() == 1);
    }
    assertThat(dead.list(null, 10)).isEmpty();
    assertThat(dead.replay(received.get(0))).isFalse();
  }

  @Test
  void a_message_is_given_up_after_the_last_attempt() {
    hub.customer("ann", "en", EMAIL);
    AtomicInteger attempts = new AtomicInteger();
    ChannelPort busy =
        delivery -> {
          attempts.incrementAndGet();
          return new Later(null, 451, "try later");
        };
    try (Sending sending = Sending.of(hub, EMAIL, busy)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(() -> hub.messages().equals(List.of("ann EMAIL order-confirmed FAILED")));
    }

    assertThat(attempts).hasValue(5);
  }

  @Test
  void an_unreachable_channel_is_left_alone_and_costs_no_attempt() {
    hub.customer("ann", "en", EMAIL);
    AtomicInteger attempts = new AtomicInteger();
    ChannelPort down =
        delivery -> {
          attempts.incrementAndGet();
          return new Unreachable("down");
        };
    try (Sending sending = Sending.of(hub, EMAIL, down)) {
      for (int i = 0; i < 100; i++) {
        hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      }
      sending.until(() -> attempts.get() >= 5);
    }

    assertThat(attempts.get()).as("the breaker opened").isLessThan(60);
    assertThat(
            hub.database()
                .count("SELECT count(*) FROM notifications.notification WHERE state = 'PENDING'"))
        .isEqualTo(100);
  }

  private long sent() {
    return hub.database()
        .count("SELECT count(*) FROM notifications.notification WHERE state = 'SENT'");
  }
}
