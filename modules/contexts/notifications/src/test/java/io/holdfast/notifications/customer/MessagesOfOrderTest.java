package io.holdfast.notifications.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.notifications.Channel;
import io.holdfast.notifications.ToldHub;
import io.holdfast.notifications.text.Texts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesOfOrderTest {
  private final ToldHub hub = new ToldHub();
  private final MessagesOfOrder messages =
      new MessagesOfOrder(
          hub.hub(), new CustomerMessages(hub.hub(), new Texts()), hub.newMessages());
  private OrderId order;
  private UUID mail;

  @BeforeEach
  void told() {
    hub.customer("ann", "en", Channel.EMAIL);
    DomainEvent confirmed = ToldHub.order(OrderEvent.CONFIRMED, "ann");
    hub.handling().handle(confirmed);
    order = new OrderId(UUID.fromString(confirmed.aggregateId()));
    mail = UUID.fromString(texts("id").get(0));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private List<String> texts(String column) {
    return hub.database()
        .texts("SELECT " + column + "::text FROM notifications.notification ORDER BY created_at");
  }

  private void all(String state) {
    hub.database()
        .execute(
            "UPDATE notifications.notification SET state = '%s', sent_at = %s"
                .formatted(state, state.equals("SENT") ? "now()" : "NULL"));
  }

  @Test
  void what_was_sent_is_sent_as_a_new_message_once_however_often_it_is_asked_for_at_a_time() {
    all("SENT");
    assertThat(messages.resend(order, "ann", mail)).isTrue();
    assertThat(messages.resend(order, "ann", mail)).isTrue();
    assertThat(texts("state")).containsExactly("SENT", "PENDING");

    all("SENT");
    assertThat(messages.resend(order, "ann", mail)).isTrue();
    assertThat(texts("state")).containsExactly("SENT", "SENT", "PENDING");
    assertThat(texts("id")).doesNotHaveDuplicates();
  }

  @Test
  void what_waits_is_not_doubled_and_what_failed_is_tried_again_at_the_address_of_now() {
    assertThat(messages.resend(order, "ann", mail)).isTrue();
    all("FAILED");
    hub.database().execute("UPDATE notifications.preference SET email = 'new@example.org'");
    assertThat(messages.resend(order, "ann", mail)).isTrue();

    assertThat(texts("state || ' ' || address")).containsExactly("PENDING new@example.org");
  }

  @Test
  void messages_of_others_are_not_sent() {
    all("SENT");
    assertThat(messages.resend(order, "ben", mail)).isFalse();
    assertThat(messages.resend(new OrderId(UUID.randomUUID()), "ann", mail)).isFalse();
    assertThat(texts("state")).containsExactly("SENT");
  }
}
