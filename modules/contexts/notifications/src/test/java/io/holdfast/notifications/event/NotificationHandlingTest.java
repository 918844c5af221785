package io.holdfast.notifications.event;

import static io.holdfast.notifications.Channel.EMAIL;
import static io.holdfast.notifications.Channel.IN_APP;
import static io.holdfast.notifications.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.notifications.ToldHub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationHandlingTest {
  private final ToldHub hub = new ToldHub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_customer_is_told_over_each_channel_of_the_topic() {
    hub.customer("ann", "en", EMAIL, SMS, IN_APP);

    hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));

    assertThat(hub.messages())
        .containsExactly(
            "ann EMAIL order-confirmed PENDING",
            "ann IN_APP order-confirmed SENT",
            "ann SMS order-confirmed PENDING");
  }

  @Test
  void who_has_chosen_nothing_is_told_in_the_application_only() {
    hub.handling().handle(ToldHub.order(OrderEvent.EXPIRED, "ben"));

    assertThat(hub.messages()).containsExactly("ben IN_APP order-expired SENT");
  }

  @Test
  void who_wants_no_message_gets_none_and_an_unknown_address_is_not_written_to() {
    hub.customer("cleo", "de");
    hub.customer("dan", "de", EMAIL);
    hub.database().execute("UPDATE notifications.preference SET email = NULL");

    hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "cleo"));
    hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "dan"));

    assertThat(hub.messages()).isEmpty();
  }

  @Test
  void an_event_delivered_three_times_is_one_message_per_channel() {
    hub.customer("ann", "en", EMAIL, IN_APP);
    DomainEvent confirmed = ToldHub.order(OrderEvent.CONFIRMED, "ann");

    List<Boolean> first = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      first.add(hub.handling().handle(confirmed));
    }

    assertThat(first).containsExactly(true, false, false);
    assertThat(hub.messages()).hasSize(2);
  }

  /** The id is computed, so the rows protect even where the inbox has forgotten the event. */
  @Test
  void an_event_that_the_inbox_has_forgotten_is_still_one_message() {
    hub.customer("ann", "en", EMAIL, IN_APP);
    DomainEvent confirmed = ToldHub.order(OrderEvent.CONFIRMED, "ann");
    hub.handling().handle(confirmed);
    hub.database().execute("DELETE FROM messaging.inbox");

    hub.handling().handle(confirmed);

    assertThat(hub.messages()).hasSize(2);
  }

  @Test
  void deliveries_of_one_event_at_once_are_one_message_per_channel() {
    hub.customer("ann", "en", EMAIL, IN_APP);
    DomainEvent confirmed = ToldHub.order(OrderEvent.CONFIRMED, "ann");

    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(CompletableFuture.supplyAsync(() -> hub.handling().handle(confirmed)));
    }

    assertThat(all.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
    assertThat(hub.messages()).hasSize(2);
  }

  @Test
  void events_without_a_rule_are_recorded_as_applied_and_tell_nobody() {
    DomainEvent voided =
        DomainEvent.of(
            TimeOrderedUuid.next(), PaymentEvent.VOIDED, "x", 1, "{\"customerId\":\"ann\"}");

    hub.handling().handle(voided);

    assertThat(hub.messages()).isEmpty();
    assertThat(hub.database().count("SELECT count(*) FROM messaging.inbox")).isEqualTo(1);
  }

  @Test
  void a_message_has_a_version_7_id_with_the_time_of_its_event() {
    DomainEvent confirmed = ToldHub.order(OrderEvent.CONFIRMED, "ann");
    hub.handling().handle(confirmed);

    String id = hub.database().texts("SELECT id FROM notifications.notification").get(0);

    assertThat(id).startsWith(confirmed.id().toString().substring(0, 13));
    assertThat(java.util.UUID.fromString(id).version()).isEqualTo(7);
  }

  @Test
  void a_rolled_back_transaction_leaves_neither_inbox_row_nor_message() {
    hub.database()
        .execute(
            "ALTER TABLE notifications.notification ADD CONSTRAINT broken CHECK (channel <> 'IN_APP')");
    DomainEvent confirmed = ToldHub.order(OrderEvent.CONFIRMED, "ann");

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> hub.handling().handle(confirmed))
        .isInstanceOf(IllegalStateException.class);
    assertThat(hub.database().count("SELECT count(*) FROM messaging.inbox")).isZero();

    hub.database().execute("ALTER TABLE notifications.notification DROP CONSTRAINT broken");
    hub.handling().handle(confirmed);
    assertThat(hub.messages()).hasSize(1);
  }
}
