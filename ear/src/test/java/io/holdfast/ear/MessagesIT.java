package io.holdfast.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.ear.fixture.ArquillianStack;
import io.holdfast.ear.fixture.BrokerProbe;
import io.holdfast.ear.fixture.EarBuilder;
import io.holdfast.ear.fixture.Http;
import io.holdfast.ear.fixture.ProductFixture;
import io.holdfast.ear.fixture.Sql;
import io.holdfast.ear.fixture.TestStack;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.messaging.CloudEventText;
import io.holdfast.stack.process.Await;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** The message-driven beans of the delivered archive, and the effect of a second delivery. */
@ArquillianTest
class MessagesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final String REQUESTS = "holdfast.payments.order-placed";
  private static final String RESULTS = "holdfast.orders.payment-results";

  private final TestStack stack = ArquillianStack.running();
  private final BrokerProbe broker = stack.broker();
  private final Sql hub = stack.hub();
  private final Sql warehouse = stack.warehouses().get(0);

  @Deployment(testable = false)
  static EnterpriseArchive archive() {
    return EarBuilder.built();
  }

  @Test
  void an_event_delivered_twice_has_one_effect() {
    String order = placed("tok_ok");
    awaitStatus(order, "CONFIRMED");

    deliverAgain(order, "io.holdfast.order.placed.v1", REQUESTS);
    deliverAgain(order, "io.holdfast.payment.authorised.v1", RESULTS);

    assertPaidAndCommittedOnce(order);
  }

  @Test
  void a_provider_that_refuses_two_deliveries_is_paid_at_the_third() {
    String order = placed("tok_flaky");

    awaitStatus(order, "CONFIRMED");

    assertPaidAndCommittedOnce(order);
  }

  @Test
  void an_order_waits_for_a_provider_that_is_away_and_is_paid_once() {
    stack.closeProvider();
    String order;
    try {
      order = placed("tok_ok");
      assertThat(Await.until(PATIENCE, () -> broker.messages(REQUESTS) > 0)).isTrue();
      assertThat(status(order)).isEqualTo("PLACED");
    } finally {
      stack.openProvider();
    }

    awaitStatus(order, "CONFIRMED");

    assertPaidAndCommittedOnce(order);
  }

  private String placed(String token) {
    String sku = "MSG-" + UUID.randomUUID();
    ProductFixture.stock(hub, warehouse, sku, 10);
    String body =
        """
        {"customerId":"c1",
         "shipTo":{"country":"US","postalCode":"98225","latitude":48.7,"longitude":-122.4},
         "lines":[{"sku":"%s","quantity":2}],"payment":{"token":"%s"}}\
        """
            .formatted(sku, token);
    URI uri = URI.create("http://127.0.0.1:" + stack.parts().plan().httpPort() + "/api/v1/orders");
    HttpResponse<String> answer = Http.post(uri, Http.basic("storefront"), sku, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /**
   * Sends as a relay that crashed before it marked the row, after the broker forgot the duplicate
   * id.
   */
  private void deliverAgain(String order, String type, String queue) {
    String where = " FROM messaging.outbox WHERE aggregate_id = ? AND type = ?";
    DomainEvent event =
        new DomainEvent(
            UUID.fromString(hub.text("SELECT id" + where, order, type)),
            hub.text("SELECT stream" + where, order, type),
            type,
            order,
            null,
            hub.text("SELECT data" + where, order, type));
    long before = broker.acknowledged(queue);
    broker.send(event.stream(), type, CloudEventText.of(event));
    assertThat(Await.until(PATIENCE, () -> broker.acknowledged(queue) > before)).isTrue();
  }

  private void assertPaidAndCommittedOnce(String order) {
    assertThat(stack.authorisations(order).split("AUTHORISED", -1)).hasSize(2);
    assertThat(hub.count("SELECT count(*) FROM payments.payment WHERE order_id::text = ?", order))
        .isEqualTo(1);
    for (String type :
        new String[] {
          "io.holdfast.order.placed.v1",
          "io.holdfast.payment.authorised.v1",
          "io.holdfast.order.confirmed.v1"
        }) {
      assertThat(
              hub.count(
                  "SELECT count(*) FROM messaging.outbox WHERE aggregate_id = ? AND type = ?",
                  order,
                  type))
          .as(type)
          .isEqualTo(1);
    }
    assertThat(
            stack.warehouses().stream()
                .mapToLong(
                    database ->
                        database.count(
                            "SELECT count(*) FROM reservation"
                                + " WHERE order_id::text = ? AND status = 'COMMITTED'",
                            order))
                .sum())
        .isEqualTo(1);
  }

  private void awaitStatus(String order, String status) {
    Await.until(PATIENCE, () -> status.equals(status(order)));
    assertThat(status(order)).isEqualTo(status);
  }

  private String status(String order) {
    return hub.text("SELECT status FROM orders.orders WHERE id::text = ?", order);
  }
}
