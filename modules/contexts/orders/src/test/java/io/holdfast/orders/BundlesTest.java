package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.catalog.BundleException;
import io.holdfast.catalog.BundlePart;
import io.holdfast.catalog.Product;
import io.holdfast.inventory.Hold;
import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.testkit.TestTransactions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class BundlesTest {
  private static final Sku BOX = new Sku("box");
  private static final WarehouseCode A = new WarehouseCode("a");

  private final OrdersFixture shop = OrdersFixture.open();

  /** Two teas and a cup for 2.50 dollars, which cost a dollar each alone. */
  @BeforeEach
  void a_box_is_made_of_two_teas_and_a_cup() {
    shop.sell("tea", 5, 4);
    shop.sell("cup", 3, 1);
    shop.catalog().create(box(new BundlePart("tea", 2), new BundlePart("cup", 1)));
  }

  private static Product box(BundlePart... parts) {
    return new Product(BOX, "Box", "", "", "", new Money(250, "USD")).of(List.of(parts));
  }

  /** Nothing is relayed, paid or labelled here: events, payments and parcels are missing. */
  @AfterEach
  void every_database_agrees_and_every_invariant_of_stock_holds() {
    assertThat(shop.disagreements()).isEmpty();
    assertThat(PlacementModesTest.audit(shop))
        .filteredOn(text -> !text.matches("I(7|8|11) .*") && !text.contains("shipments from"))
        .isEmpty();
    shop.close();
  }

  private OrderView view(OrderId id) {
    return shop.orders().find(id).orElseThrow();
  }

  private static OrderView.Allocation of(String warehouse, int units, String sku) {
    return new OrderView.Allocation(warehouse, units, sku);
  }

  @Test
  void an_order_of_a_bundle_reserves_its_parts_and_shows_the_bundle_with_its_price() {
    OrderId id = shop.placed("k", order(2, "box"));

    assertThat(shop.available("tea")).isEqualTo(5);
    assertThat(shop.available("cup")).isEqualTo(2);
    assertThat(view(id).total()).isEqualByComparingTo("5.00");
    assertThat(view(id).lines())
        .containsExactly(
            new OrderView.Line(
                "box",
                2,
                new BigDecimal("2.50"),
                0,
                List.of(of("a", 4, "tea"), of("a", 2, "cup"))));
    assertThat(shop.hub().texts("SELECT sku || quantity FROM orders.order_line ORDER BY sku"))
        .containsExactly("cup2", "tea4");
  }

  @Test
  void an_order_is_found_by_the_text_of_its_bundle_and_of_a_part() {
    OrderId id = shop.placed("k", order(1, "box"));
    shop.placed("other", order(1, "tea"));

    assertThat(found("box")).containsExactly(id.value());
    assertThat(found("cup")).containsExactly(id.value());
    assertThat(found("tea")).hasSize(2);
  }

  private List<UUID> found(String text) {
    OrderQuery query = new OrderQuery(Set.of(), null, null, null, text, null, null, true, null, 50);
    return shop.orders().list(query).items().stream().map(OrderView::id).toList();
  }

  @Test
  void the_answer_to_the_placement_says_the_same_as_the_order() {
    PlacementResult answer = shop.place("k", order(1, "box", "tea")).join();
    PlacementResult again = shop.place("k", order(1, "box", "tea")).join();

    OrderView shown = view(((PlacementResult.Placed) answer).id());
    assertThat(again).isEqualTo(answer);
    assertThat(shown.lines())
        .containsExactly(
            new OrderView.Line(
                "box", 1, new BigDecimal("2.50"), 0, List.of(of("a", 2, "tea"), of("a", 1, "cup"))),
            new OrderView.Line(
                "tea", 1, new BigDecimal("1.00"), 0, List.of(new OrderView.Allocation("a", 1))));
    assertThat(((PlacementResult.Placed) answer).order())
        .contains("\"sku\":\"box\",\"quantity\":1,\"unitPrice\":2.50")
        .contains("\"total\":3.50");
    assertThat(shop.available("tea")).isEqualTo(6);
  }

  @Test
  void a_shortage_names_the_bundle_and_how_many_can_be_made() {
    assertThat(shop.place("k", order(5, "box")).join())
        .isEqualTo(new PlacementResult.Rejected(List.of(new Shortage(BOX, 5, 4))));

    shop.placed("cups", order(3, "cup"));

    assertThat(shop.place("k2", order(2, "box")).join())
        .isEqualTo(new PlacementResult.Rejected(List.of(new Shortage(BOX, 2, 1))));
    assertThat(shop.available("tea")).isEqualTo(9);
  }

  @Test
  void buyers_of_bundles_and_of_parts_at_once_never_get_more_than_there_is() {
    List<CompletableFuture<PlacementResult>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(shop.place("box-" + i, order(1, "box")));
      answers.add(shop.place("tea-" + i, order(1, "tea")));
    }
    answers.forEach(CompletableFuture::join);

    assertThat(shop.available("tea")).isNotNegative();
    assertThat(shop.place("last", order(1, "tea")).join())
        .as("nine teas were there")
        .isInstanceOf(PlacementResult.Rejected.class);
    long boxes = shop.hub().count("SELECT coalesce(sum(quantity), 0) FROM orders.bundle_line");
    assertThat(shop.hub().count("SELECT sum(quantity) FROM orders.order_line WHERE sku = 'tea'"))
        .isEqualTo(9)
        .isGreaterThanOrEqualTo(2 * boxes);
  }

  @Test
  void a_bundle_is_offered_as_far_as_the_part_that_is_least() {
    Offers offers = shop.offers();
    Offer before = offers.find(BOX).orElseThrow();
    assertThat(before.warehouses()).containsExactly("a", "b");
    assertThat(before.units(0)).isEqualTo(2);
    assertThat(before.units(1)).isEqualTo(1);
    assertThat(before.total()).isEqualTo(3);

    shop.placed("k", order(4, "tea"));

    assertThat(offers.findAll(List.of(BOX)).get(BOX).total())
        .as("a has one tea left, b four and a cup")
        .isEqualTo(1);
  }

  @Test
  void a_bundle_ships_as_its_parts_and_comes_back_for_its_own_price() {
    OrderId id = shop.placed("k", order(2, "box"));
    shipped(id);

    ReturnView request =
        shop.returns()
            .request(
                new RequestReturn(
                    id, "too many", List.of(new RequestReturn.Line(BOX, 1)), key("r")));
    assertThatThrownBy(
            () ->
                shop.returns()
                    .request(
                        new RequestReturn(
                            id, "more", List.of(new RequestReturn.Line(BOX, 2)), key("r2"))))
        .isInstanceOf(ReturnExceedsShippedException.class)
        .hasMessageContaining("at most 1");
    assertThatThrownBy(
            () ->
                shop.returns()
                    .request(
                        new RequestReturn(
                            id,
                            "a part",
                            List.of(new RequestReturn.Line(new Sku("tea"), 1)),
                            key("r3"))))
        .isInstanceOf(ReturnExceedsShippedException.class);

    ReturnView received = received(request.id(), 1, "k1");

    assertThat(received.refund()).isEqualByComparingTo("2.50");
    assertThat(shop.available("tea")).isEqualTo(7);
    assertThat(shop.available("cup")).isEqualTo(3);
  }

  @Test
  void an_order_of_which_every_bundle_came_back_is_returned() {
    OrderId id = shop.placed("k", order(2, "box"));
    shipped(id);
    shop.hub().execute("UPDATE orders.orders SET status = 'COMPLETED'");
    for (String one : List.of("r1", "r2")) {
      assertThat(view(id).status()).isEqualTo(OrderStatus.COMPLETED);
      ReturnView request =
          shop.returns()
              .request(
                  new RequestReturn(
                      id, "too many", List.of(new RequestReturn.Line(BOX, 1)), key(one)));
      received(request.id(), 1, one + "k");
    }

    assertThat(view(id).status()).isEqualTo(OrderStatus.RETURNED);
  }

  private ReturnView received(UUID id, int boxes, String key) {
    return shop.returns()
        .receive(
            new ReceiveReturn(
                id,
                A,
                List.of(new ReceiveReturn.Line(BOX, boxes, Disposition.RESTOCK)),
                false,
                key(key)));
  }

  /** Both boxes are in warehouse a. */
  private void shipped(OrderId id) {
    shop.authorise(id);
    TestTransactions.get()
        .transactions()
        .run(
            () -> {
              shop.reservations().end(A, List.of(id), ReservationOutcome.COMMITTED);
              shop.reservations()
                  .ship(
                      A, List.of(new Hold(id, new Sku("cup"), 2), new Hold(id, new Sku("tea"), 4)));
              return null;
            });
    shop.hub()
        .execute(
            "UPDATE orders.orders SET status = 'SHIPPED', confirmed_at = now()",
            "UPDATE orders.allocation SET shipped = quantity");
  }

  @Test
  void a_bundle_over_two_warehouses_is_cancelled_as_a_whole() {
    OrderId id = shop.placed("k", order(4, "box"));
    assertThat(view(id).lines().get(0).allocations())
        .containsExactlyInAnyOrder(
            of("a", 5, "tea"), of("b", 3, "tea"), of("a", 3, "cup"), of("b", 1, "cup"));

    shop.orders().cancel(id, "mind", VersionCondition.ANY);

    assertThat(view(id).lines().get(0).cancelled()).isEqualTo(4);
    assertThat(shop.available("tea")).isEqualTo(9);
    assertThat(shop.available("cup")).isEqualTo(4);
  }

  @Test
  void a_limit_counts_units_in_bundles_and_a_bundle_has_none_of_its_own() {
    shop.limits().set(new Sku("tea"), new PurchaseLimit(3, 30));
    shop.placed("k", order(1, "box"));

    assertThat(shop.place("k2", order(1, "box")).join())
        .isEqualTo(
            new PlacementResult.LimitExceeded(List.of(new ExceededLimit(new Sku("tea"), 3, 2, 2))));
    assertThatThrownBy(() -> shop.limits().set(BOX, new PurchaseLimit(1, 30)))
        .isInstanceOf(BundleException.class);
  }

  @Test
  void what_a_bundle_is_made_of_is_fixed_and_is_no_bundle() {
    assertThatThrownBy(
            () -> shop.catalog().change(box(new BundlePart("tea", 3)), VersionCondition.ANY))
        .isInstanceOf(BundleException.class);
    assertThat(shop.catalog().change(box(), VersionCondition.ANY).product().parts()).hasSize(2);
    Product nested =
        new Product(new Sku("crate"), "Crate", "", "", "", new Money(900, "USD"))
            .of(List.of(new BundlePart("box", 4)));
    assertThatThrownBy(() -> shop.catalog().create(nested)).isInstanceOf(BundleException.class);
  }

  @Test
  void the_audit_sees_bundles_whose_parts_are_not_in_the_lines() {
    shop.placed("k", order(1, "box"));
    shop.hub().execute("UPDATE orders.bundle_line SET quantity = 2");

    assertThat(PlacementModesTest.audit(shop))
        .anyMatch(text -> text.startsWith("I10") && text.contains("has 2 of tea, and its bundles"));

    shop.hub().execute("UPDATE orders.bundle_line SET quantity = 1");
  }

  @Test
  void a_bundle_is_not_sold_while_a_part_is_retired() {
    shop.catalog().retire(new Sku("cup"));

    assertThat(shop.place("k", order(1, "box")).join())
        .isEqualTo(new PlacementResult.UnknownSkus(List.of(BOX)));
  }
}
