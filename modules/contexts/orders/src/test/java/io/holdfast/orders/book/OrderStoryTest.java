package io.holdfast.orders.book;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.orders.OrderQuery;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.TimelineEntry;
import io.holdfast.orders.UnknownOrderException;
import io.holdfast.orders.settlement.Settlement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payment and history of an order as returned to callers. */
@Timeout(60)
class OrderStoryTest {
  private final OrdersFixture shop = OrdersFixture.open();
  private OrderId id;

  @BeforeEach
  void an_order_for_three_dollars() {
    shop.sell("tea", 10);
    id = shop.placed("k", order(3, "tea"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void an_order_whose_payment_is_not_decided_shows_none() {
    OrderView placed = view();

    assertThat(placed.payment().status()).isEqualTo(PaymentStatus.NONE);
    assertThat(placed.payment().authorised()).hasToString("0.00");
    assertThat(placed.placement()).isEqualTo("ATOMIC");
    assertThat(placed.expiresAt()).isAfter(placed.placedAt());
  }

  @ParameterizedTest
  @CsvSource({
    "AUTHORISED, AUTHORISED, 3.00",
    "DECLINED, DECLINED, 0.00",
    "VOID_DUE, AUTHORISED, 3.00",
    "VOIDED, VOIDED, 3.00"
  })
  void a_payment_is_shown_with_the_order_and_in_lists(
      String stored, PaymentStatus shown, String authorised) {
    OrderId other = shop.placed("other", order(1, "tea"));
    payment(stored);

    assertThat(view().payment().status()).isEqualTo(shown);
    assertThat(view().payment().authorised()).hasToString(authorised);
    assertThat(view().payment().captured()).hasToString("0.00");
    assertThat(view().payment().refunded()).hasToString("0.00");
    assertThat(shop.orders().list(new OrderQuery(null, "c1", null, 10)).items())
        .containsExactly(view(), shop.orders().find(other).orElseThrow());
  }

  @Test
  void every_change_of_order_and_payment_is_another_version() {
    Set<Integer> versions = new TreeSet<>(Set.of(view().version()));
    payment("AUTHORISED");
    versions.add(view().version());
    shop.orders().settle(Settlement.paid(id, UUID.randomUUID())).toCompletableFuture().join();
    versions.add(view().version());
    shop.orders().cancel(id, "ordered twice", VersionCondition.ANY);
    versions.add(view().version());
    shop.hub()
        .execute(
            """
            UPDATE payments.payment SET status = 'VOIDED', voided_at = now(), version = version + 1""");
    versions.add(view().version());

    assertThat(versions).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void the_answer_to_a_placement_stays_what_it_was() {
    String answer = ((PlacementResult.Placed) shop.place("k2", order(1, "tea")).join()).order();

    assertThat(answer)
        .contains("\"status\":\"PLACED\"", "\"total\":1.00", "\"placedAt\":")
        .doesNotContain("\"payment\"", "\"placement\"", "\"expiresAt\"", "null");
  }

  @Test
  void the_timeline_of_a_paid_and_cancelled_order_has_every_entry_in_order() {
    payment("AUTHORISED");
    shop.orders().settle(Settlement.paid(id, UUID.randomUUID())).toCompletableFuture().join();
    shop.orders().cancel(id, "ordered twice", VersionCondition.ANY);
    shop.hub()
        .execute(
            "UPDATE payments.payment SET status = 'VOIDED', voided_at = clock_timestamp()",
            """
            INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency,
              state, completed_at)
            SELECT order_id, 'VOID', 'ORDER', order_id, amount_cents, currency, 'SUCCEEDED',
              clock_timestamp()
            FROM payments.payment""");

    assertThat(timeline())
        .containsExactly(
            "PLACED 3.00 USD",
            "AUTHORISED 3.00 USD",
            "CONFIRMED paid",
            "CANCELLED ordered twice",
            "VOIDED 3.00 USD");
    assertThat(shop.orders().timeline(id)).extracting(TimelineEntry::at).isSorted();
  }

  @Test
  void the_timeline_has_the_reason_of_a_decline() {
    payment("DECLINED");
    shop.orders()
        .settle(Settlement.declined(id, UUID.randomUUID(), "no money"))
        .toCompletableFuture()
        .join();

    assertThat(timeline())
        .containsExactly("PLACED 3.00 USD", "DECLINED no money", "CANCELLED no money");
  }

  @Test
  void the_timeline_has_the_expiry() {
    shop.paymentIsOverdue();
    shop.orders().settle(Settlement.expired(id)).toCompletableFuture().join();

    assertThat(timeline()).containsExactly("PLACED 3.00 USD", "EXPIRED not paid in time");
  }

  @Test
  void the_timeline_outlives_the_events() {
    shop.orders().settle(Settlement.paid(id, UUID.randomUUID())).toCompletableFuture().join();
    shop.hub().execute("DELETE FROM messaging.outbox");

    assertThat(timeline()).containsExactly("PLACED 3.00 USD", "CONFIRMED paid");
  }

  @Test
  void an_order_that_does_not_exist_has_no_timeline() {
    assertThatThrownBy(() -> shop.orders().timeline(new OrderId(TimeOrderedUuid.next())))
        .isInstanceOf(UnknownOrderException.class);
  }

  private OrderView view() {
    return shop.orders().find(id).orElseThrow();
  }

  private List<String> timeline() {
    return shop.orders().timeline(id).stream()
        .map(entry -> entry.type() + " " + entry.detail())
        .toList();
  }

  private void payment(String status) {
    shop.hub()
        .execute(
            """
            INSERT INTO payments.payment (order_id, status, amount_cents, currency, authorisation_id,
              reason, voided_at, event_id)
            VALUES ('%1$s', '%2$s', 300, 'USD', CASE WHEN '%2$s' <> 'DECLINED' THEN 'auth_1' END,
              'no money', CASE WHEN '%2$s' = 'VOIDED' THEN now() END, uuidv7())"""
                .formatted(id, status));
  }
}
