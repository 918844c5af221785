package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.IdempotencyKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RehearsalTest {

  @Test
  void a_rehearsal_answers_like_a_placement_and_leaves_nothing_behind() {
    try (OrdersFixture shop = OrdersFixture.open()) {
      Map<IdempotencyKey, PlaceOrder> batch = new LinkedHashMap<>();
      batch.put(key("r1"), order(1, OrderRehearsal.SKU.value()));
      batch.put(key("r2"), order(1, OrderRehearsal.SKU.value()));

      List<PlacementResult> answers = shop.orders().rehearsal().run(batch);

      assertThat(answers).hasSize(2).allMatch(PlacementResult.Placed.class::isInstance);
      assertThat(
              shop.hub()
                  .count(
                      """
                      SELECT (SELECT count(*) FROM orders.orders)
                        + (SELECT count(*) FROM messaging.outbox WHERE type LIKE 'io.holdfast.order.%')
                        + (SELECT count(*) FROM orders.idempotency_key)
                        + (SELECT count(*) FROM payments.payment_token)"""))
          .isZero();
      assertThat(shop.isCrowded()).isFalse();
    }
  }
}
