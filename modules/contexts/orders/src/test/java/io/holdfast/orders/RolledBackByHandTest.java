package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.Finding;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A prepared branch is ended manually while its transaction commits; the audit must report it. */
@Timeout(60)
class RolledBackByHandTest {
  private static final AuditSettings AT_ONCE =
      new AuditSettings(Duration.ZERO, Duration.ZERO, 1, 10);

  private final OrdersFixture shop = OrdersFixture.open();

  @BeforeEach
  void one_unit_in_each_warehouse() {
    shop.sell("tea", 1, 1, 1);
    FaultPlan.everywhere().clear();
    assertThat(torn().state()).isNotEqualTo(Finding.State.BROKEN);
  }

  @AfterEach
  void close() {
    FaultPlan.everywhere().clear();
    TestTransactions.get().forget();
    shop.close();
  }

  @Test
  void a_warehouse_s_branch_rolled_back_by_hand_is_an_order_that_is_not_whole() {
    FaultPlan.everywhere().runAt(COMMIT, 1, BEFORE, () -> rollBack(shop.warehouse('c')));

    assertThat(shop.place("k", order(3, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);

    assertThat(shop.reservations("HELD")).isEqualTo(2);
    assertThat(torn().violations()).isEqualTo(1);
    assertThat(torn().samples().get(0)).contains("c");
  }

  @Test
  void the_hub_s_branch_rolled_back_by_hand_is_stock_held_for_no_order() {
    FaultPlan.everywhere().runAt(COMMIT, 1, BEFORE, () -> rollBack(shop.hub()));

    assertThatThrownBy(() -> shop.place("k", order(3, "tea")).join())
        .hasCauseInstanceOf(OutcomeUnknownException.class);

    assertThat(shop.ordersPlaced()).isZero();
    assertThat(shop.reservations("HELD")).isEqualTo(3);
    assertThat(torn().violations()).isEqualTo(1);
  }

  private static void rollBack(TestDatabase database) {
    database
        .preparedTransactions()
        .forEach(gid -> database.execute("ROLLBACK PREPARED '" + gid + "'"));
  }

  private Finding torn() {
    Map<String, String> warehouses =
        Map.of(
            "a", url(shop.warehouse('a')),
            "b", url(shop.warehouse('b')),
            "c", url(shop.warehouse('c')));
    return Audit.ofUrls(url(shop.hub()), warehouses, AT_ONCE).run().stream()
        .filter(finding -> finding.id().equals("I10"))
        .findFirst()
        .orElseThrow();
  }

  private static String url(TestDatabase database) {
    return database.url() + "?user=holdfast_auditor";
  }
}
