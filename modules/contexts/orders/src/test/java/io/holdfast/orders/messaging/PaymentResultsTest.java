package io.holdfast.orders.messaging;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.CloudEventText;
import io.holdfast.messaging.MessageConsumers;
import io.holdfast.orders.OrdersFixture;
import jakarta.jms.TextMessage;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaymentResultsTest {
  private final OrdersFixture shop = OrdersFixture.open();
  private final PaymentResults consumer = new PaymentResults();
  private OrderId id;

  @BeforeEach
  void a_placed_order() throws ReflectiveOperationException {
    inject("orders", shop.orders());
    inject("consumers", new MessageConsumers());
    shop.sell("tea", 5);
    id = shop.placed("k", order(2, "tea"));
  }

  private void inject(String name, Object value) throws ReflectiveOperationException {
    Field field = PaymentResults.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(consumer, value);
  }

  @AfterEach
  void close() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private static DomainEvent event(String type, OrderId order, String data) {
    return new DomainEvent(
        TimeOrderedUuid.next(), "holdfast.payments", type, order.toString(), 1, data);
  }

  private static TextMessage message(String text) {
    return (TextMessage)
        Proxy.newProxyInstance(
            TextMessage.class.getClassLoader(),
            new Class<?>[] {TextMessage.class},
            (proxy, method, arguments) -> method.getName().equals("getText") ? text : null);
  }

  private void handle(DomainEvent event) {
    consumer.onMessage(message(CloudEventText.of(event)));
  }

  private OrderStatus status() {
    return shop.orders().find(id).orElseThrow().status();
  }

  @Test
  void an_authorised_payment_confirms_the_order_and_its_repetition_does_no_harm() {
    DomainEvent paid =
        event("io.holdfast.payment.authorised.v1", id, "{\"authorisationId\":\"auth_1\"}");

    handle(paid);
    handle(paid);

    assertThat(status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.orders().find(id).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void a_declined_payment_cancels_the_order_for_its_reason() {
    handle(
        event(
            "io.holdfast.payment.declined.v1",
            id,
            "{\"orderId\":\"" + id + "\",\"reason\":\"no money\"}"));

    assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.orders().find(id).orElseThrow().endReason()).isEqualTo("no money");
  }

  @Test
  void while_a_warehouse_is_away_the_message_comes_again_later() {
    shop.takeAway('a');
    try {
      shop.stock().levels(List.of(new Sku("tea")));

      assertThatThrownBy(() -> handle(event("io.holdfast.payment.authorised.v1", id, "{}")))
          .isInstanceOf(UnavailableException.class);
    } finally {
      shop.bringBack('a');
    }
    assertThat(status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void a_payment_of_no_order_and_what_is_no_payment_are_not_swallowed() {
    OrderId nobody = new OrderId(TimeOrderedUuid.next());

    assertThatThrownBy(() -> handle(event("io.holdfast.payment.authorised.v1", nobody, "{}")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> handle(event("PaymentForgotten", id, "{}")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> consumer.onMessage(message("hello")))
        .isInstanceOf(RuntimeException.class);
    assertThat(status()).isEqualTo(OrderStatus.PLACED);
  }
}
