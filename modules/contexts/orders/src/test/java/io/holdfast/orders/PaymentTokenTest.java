package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.BELLINGHAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the token of an order is stored, and where it is not. */
class PaymentTokenTest {
  private static final String TOKEN = "tok_4Xk2-nobody-else";
  private static final String TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""";

  /** Each table with the columns that the auditor may read. */
  private static final String AUDITOR_MAY_READ =
      """
      SELECT CASE WHEN has_table_privilege('holdfast_auditor', c.oid, 'SELECT') THEN c.oid::regclass::text
                  ELSE format('(SELECT %s FROM %s)', string_agg(quote_ident(attname), ', '), c.oid::regclass)
             END
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT attisdropped
       WHERE relkind IN ('r', 'p')
         AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
         AND has_column_privilege('holdfast_auditor', c.oid, attname, 'SELECT')
       GROUP BY c.oid""";

  private final OrdersFixture shop = OrdersFixture.open();
  private final PlaceOrder order =
      new PlaceOrder(
          new OrderId(TimeOrderedUuid.next()),
          "c1",
          BELLINGHAM,
          List.of(new OrderLine(new Sku("tea"), 1)),
          TOKEN);

  @AfterEach
  void close() {
    shop.close();
  }

  private static List<String> tablesWithToken(TestDatabase database, String tables) {
    List<String> found = new ArrayList<>();
    for (String table : database.texts(tables)) {
      String rows = "SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + TOKEN + "%'";
      if (database.count(rows) > 0) {
        found.add(table);
      }
    }
    return found;
  }

  @Test
  void the_token_of_a_placed_order_lies_with_payments_alone() {
    shop.sell("tea", 5);
    shop.placed("k", order);

    assertThat(tablesWithToken(shop.hub(), TABLES)).containsExactly("payments.payment_token");
    assertThat(tablesWithToken(shop.warehouse('a'), TABLES)).isEmpty();
  }

  @Test
  void no_table_that_the_auditor_may_read_has_the_token() {
    shop.sell("tea", 5);
    shop.placed("k", order);

    assertThat(shop.hub().texts(AUDITOR_MAY_READ))
        .contains("orders.orders", "messaging.outbox")
        .noneMatch(columns -> columns.matches("(?s).*\\btoken\\b.*"));
    assertThat(tablesWithToken(shop.hub(), AUDITOR_MAY_READ)).isEmpty();
  }

  @Test
  void an_order_that_is_rejected_leaves_no_token_behind() {
    shop.sell("tea", 0, 0);
    shop.place("k", order).join();

    assertThat(tablesWithToken(shop.hub(), TABLES)).isEmpty();
  }

  @Test
  void a_command_does_not_show_its_token() {
    assertThat(order.toString()).contains("tea").doesNotContain(TOKEN);
  }
}
