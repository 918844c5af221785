package io.holdfast.notifications.webhook;

import static io.holdfast.notifications.Channel.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.notifications.ToldHub;
import io.holdfast.notifications.Webhook;
import io.holdfast.notifications.outgoing.Sending;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
  private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD0123456789AB";

  private final ToldHub hub = new ToldHub();
  private final WebhookTable webhooks = new WebhookTable(hub.hub());
  private final Receiver receiver = new Receiver(Receiver.status(204));
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    receiver.close();
    hub.close();
  }

  @Test
  void an_event_is_delivered_once_to_each_webhook_that_wants_it_signed() {
    subscribe(receiver, "order.*");
    Webhook other = subscribe(receiver, "stock.low");
    DomainEvent confirmed = ToldHub.order(OrderEvent.CONFIRMED, "ann");
    try (Sending sending = sending(true)) {
      for (int i = 0; i < 3; i++) {
        hub.handling().handle(confirmed);
      }
      sending.until(() -> states().equals(List.of("SENT")));
    }

    assertThat(receiver.received()).hasSize(1);
    Receiver.Received one = receiver.received().get(0);
    assertThat(one.header("Webhook-id")).isEqualTo(confirmed.id().toString());
    assertThat(signed(one, SECRET)).isTrue();
    assertThat(signed(one, OTHER)).isFalse();
    assertThat(new String(one.body(), StandardCharsets.UTF_8))
        .startsWith("{\"type\":\"order.confirmed\",\"timestamp\":\"20")
        .contains("\"data\":{\"orderId\":");
    assertThat(
            hub.database()
                .texts(
                    "SELECT recipient FROM notifications.notification WHERE channel = 'WEBHOOK'"))
        .doesNotContain(other.id().toString());
  }

  @Test
  void while_a_secret_is_replaced_both_are_valid() {
    Webhook webhook = subscribe(receiver, "order.confirmed");
    webhooks.rotate(webhook.id(), OTHER);
    try (Sending sending = sending(true)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(() -> states().equals(List.of("SENT")));
    }

    assertThat(signed(receiver.received().get(0), SECRET)).isTrue();
    assertThat(signed(receiver.received().get(0), OTHER)).isTrue();
  }

  @Test
  void a_retry_has_the_same_id_and_the_same_body_byte_for_byte() {
    subscribe(receiver, "order.confirmed");
    receiver.behave(Receiver.status(500));
    try (Sending sending = sending(true)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(() -> receiver.received().size() >= 2);
      receiver.behave(Receiver.status(200));
      sending.until(() -> states().equals(List.of("SENT")));
    }

    Receiver.Received first = receiver.received().get(0);
    assertThat(receiver.received())
        .allSatisfy(
            again -> {
              assertThat(again.header("Webhook-id")).isEqualTo(first.header("Webhook-id"));
              assertThat(Arrays.equals(again.body(), first.body())).isTrue();
            });
  }

  @Test
  void a_webhook_that_is_gone_is_disabled_and_its_owner_is_told_once() {
    Webhook webhook = subscribe(receiver, "order.confirmed");
    receiver.behave(Receiver.status(410));
    try (Sending sending = sending(true)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(
          () -> webhooks.find(webhook.id()).orElseThrow().state() == Webhook.State.DISABLED);
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
    }

    assertThat(receiver.received()).hasSize(1);
    assertThat(states()).containsExactly("FAILED");
    assertThat(hub.database().texts("SELECT kind FROM notifications.alert"))
        .containsExactly("WEBHOOK_DISABLED");
  }

  @Test
  void a_receiver_that_wants_rest_gets_it() {
    subscribe(receiver, "order.confirmed");
    receiver.behave(Receiver.status(429, "Retry-After", "3600"));
    try (Sending sending = sending(true)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(
          () ->
              hub.database()
                      .count(
                          "SELECT max(status_code) FROM notifications.notification WHERE channel = 'WEBHOOK'")
                  == 429);
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ben"));
      sending.until(
          () ->
              hub.database()
                      .count(
                          "SELECT count(*) FROM notifications.notification WHERE channel = 'WEBHOOK'"
                              + " AND next_attempt_at > now() + interval '50 minutes'")
                  == 1);
    }

    assertThat(receiver.received()).as("the second event waits, too").hasSize(1);
  }

  @Test
  void a_redirect_is_not_followed() {
    try (Receiver inside = new Receiver(Receiver.status(200))) {
      subscribe(receiver, "order.confirmed");
      receiver.behave(Receiver.status(307, "Location", inside.url()));
      try (Sending sending = sending(true)) {
        hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
        sending.until(() -> receiver.received().size() >= 2);
      }
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void nothing_reaches_loopback_where_private_addresses_are_not_allowed() {
    subscribe(receiver, "order.confirmed");
    try (Sending sending = sending(false)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(
          () ->
              hub.database()
                      .count(
                          "SELECT count(*) FROM notifications.notification WHERE last_error LIKE '%private network%'")
                  == 1);
    }

    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void a_receiver_that_hangs_delays_no_other() {
    try (Receiver silent = new Receiver(exchange -> await(end))) {
      subscribe(silent, "order.confirmed");
      subscribe(receiver, "order.confirmed");
      try (Sending sending = sending(true)) {
        for (int i = 0; i < 50; i++) {
          hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
        }
        sending.until(() -> receiver.received().size() == 50);
        assertThat(silent.received()).hasSizeLessThan(50);
        end.countDown();
      }
    }
  }

  @Test
  void an_answer_without_end_is_cut_off() {
    subscribe(receiver, "order.confirmed");
    receiver.behave(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = new byte[8192];
          for (int i = 0; i < 10_000; i++) {
            exchange.getResponseBody().write(much);
          }
        });
    try (Sending sending = sending(true)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(() -> states().equals(List.of("SENT")));
    }
  }

  private Webhook subscribe(Receiver to, String... events) {
    return webhooks.add(to.url(), List.of(events), SECRET);
  }

  private Sending sending(boolean privateAllowed) {
    WebhookClient client =
        new WebhookClient(
            new WebhookAddresses(privateAllowed), hub.threads(), Duration.ofSeconds(2));
    return Sending.of(hub, WEBHOOK, new WebhookSender(webhooks, client, Clock.systemUTC()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean signed(Receiver.Received one, String secret) {
    return new WebhookSignature(secret, Clock.systemUTC())
        .verifies(
            new WebhookHeaders(
                one.header("Webhook-id"),
                one.header("Webhook-timestamp"),
                one.header("Webhook-signature")),
            one.body());
  }

  private List<String> states() {
    return hub.database()
        .texts("SELECT state FROM notifications.notification WHERE channel = 'WEBHOOK'");
  }
}
