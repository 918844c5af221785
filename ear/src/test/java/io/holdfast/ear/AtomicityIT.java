package io.holdfast.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.Product;
import io.holdfast.ear.fixture.EarBuilder;
import io.holdfast.inventory.ReceiptKind;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.Destination;
import io.holdfast.orders.OrderLine;
import io.holdfast.orders.Orders;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementResult;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** The hub, two warehouses and the broker in one transaction of the server. */
@ArquillianTest
class AtomicityIT {
  private static final String STREAM = "holdfast.stock";
  private static final long RECEIVE_MILLIS = 10_000;

  @Inject private Transactions transactions;
  @Inject private Warehouses warehouses;
  @Inject private Catalog catalog;
  @Inject private Stock stock;
  @Inject private Orders orders;

  @Deployment
  static EnterpriseArchive archive() {
    return EarBuilder.testing(AtomicityIT.class);
  }

  @Test
  void rows_in_three_databases_and_a_message_commit_together() throws Exception {
    UUID mark = subscribed();

    transactions.run(() -> writeEverywhere(mark));

    assertThat(rows(mark)).containsExactly(1L, 1L, 1L);
    assertThat(received(mark)).isEqualTo("in transaction");
  }

  @Test
  void rows_in_three_databases_and_a_message_roll_back_together() throws Exception {
    UUID mark = subscribed();

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                transactions.run(
                    () -> {
                      writeEverywhere(mark);
                      throw new IllegalStateException("a late change of mind");
                    }));

    assertThat(rows(mark)).containsExactly(0L, 0L, 0L);
    transactions.run(() -> send(mark, "afterwards"));
    assertThat(received(mark)).isEqualTo("afterwards");
  }

  @Test
  void an_order_over_two_warehouses_reserves_in_both_or_in_none() throws Exception {
    Sku sku = new Sku("TWO-" + UUID.randomUUID());
    sellable(sku, 3);

    assertThat(place(sku, 5)).isInstanceOf(PlacementResult.Placed.class);
    assertThat(available(sku)).isEqualTo(1);
    assertThat(place(sku, 2)).isInstanceOf(PlacementResult.Rejected.class);
    assertThat(available(sku)).isEqualTo(1);
  }

  private Void writeEverywhere(UUID mark) throws SQLException {
    try (Connection hub = lookUp("jdbc/hub").getConnection();
        PreparedStatement insert =
            hub.prepareStatement(
                "INSERT INTO messaging.inbox (consumer, event_id) VALUES ('test', ?)")) {
      insert.setObject(1, mark);
      insert.executeUpdate();
    }
    for (Warehouse warehouse : warehouses.all()) {
      try (Connection connection =
              lookUp("jdbc/warehouse/" + warehouse.code().value()).getConnection();
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO stock_item (sku) VALUES (?)")) {
        insert.setString(1, mark.toString());
        insert.executeUpdate();
      }
    }
    return send(mark, "in transaction");
  }

  private static Void send(UUID mark, String text) {
    try (JMSContext session = broker().createContext()) {
      session
          .createProducer()
          .setProperty("mark", mark.toString())
          .send(session.createTopic(STREAM), text);
    }
    return null;
  }

  /** A mark whose messages the broker keeps from now on. */
  private static UUID subscribed() {
    UUID mark = UUID.randomUUID();
    try (JMSContext session = broker().createContext()) {
      consumer(session, mark).close();
    }
    return mark;
  }

  private static String received(UUID mark) {
    try (JMSContext session = broker().createContext()) {
      return consumer(session, mark).receiveBody(String.class, RECEIVE_MILLIS);
    }
  }

  private static JMSConsumer consumer(JMSContext session, UUID mark) {
    return session.createSharedDurableConsumer(
        session.createTopic(STREAM), "test-" + mark, "mark = '" + mark + "'");
  }

  private List<Long> rows(UUID mark) throws SQLException {
    List<Long> counts = new ArrayList<>();
    counts.add(
        count(
            "jdbc/hub-plain",
            "SELECT count(*) FROM messaging.inbox WHERE event_id::text = ?",
            mark));
    for (Warehouse warehouse : warehouses.all()) {
      String name = "jdbc/warehouse/" + warehouse.code().value() + "-plain";
      counts.add(count(name, "SELECT count(*) FROM stock_item WHERE sku = ?", mark));
    }
    return counts;
  }

  private static long count(String name, String query, UUID mark) throws SQLException {
    try (Connection connection = lookUp(name).getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, mark.toString());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void sellable(Sku sku, int unitsInEach) {
    catalog.store(List.of(new Product(sku, "Two", "", "", "", new Money(100, "USD"))));
    for (Warehouse warehouse : warehouses.all()) {
      stock.receive(
          new ReceiveStock(
              warehouse.code(),
              ReceiptKind.OPENING,
              "test",
              List.of(new ReceiveStock.Received(sku, unitsInEach)),
              key()));
    }
  }

  private PlacementResult place(Sku sku, int quantity) throws Exception {
    PlaceOrder order =
        new PlaceOrder(
            OrderId.of(TimeOrderedUuid.next().toString()),
            "c1",
            new Destination("US", "98225", new Location(48.7, -122.4)),
            List.of(new OrderLine(sku, quantity)),
            "tok_ok");
    return orders.place(key(), order).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private int available(Sku sku) {
    return warehouses.all().stream()
        .map(warehouse -> stock.find(warehouse.code(), sku).orElseThrow())
        .mapToInt(StockLevel::available)
        .sum();
  }

  private static IdempotencyKey key() {
    return new IdempotencyKey(UUID.randomUUID().toString(), new byte[32]);
  }

  private static ConnectionFactory broker() {
    return object("jms/connectionFactory");
  }

  private static DataSource lookUp(String name) {
    return object(name);
  }

  private static <T> T object(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
