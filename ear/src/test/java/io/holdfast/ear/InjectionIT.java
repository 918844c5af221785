package io.holdfast.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.CatalogService;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.ear.fixture.EarBuilder;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockService;
import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.kernel.Sku;
import io.holdfast.operations.DeadLetters;
import io.holdfast.operations.Outboxes;
import io.holdfast.orders.OrderQuery;
import io.holdfast.orders.OrderService;
import io.holdfast.orders.Orders;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.platform.security.Caller;
import io.holdfast.platform.security.NotPermittedException;
import io.holdfast.platform.security.Role;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** The public beans of the modules, injected where the archive's web modules are. */
@ArquillianTest
class InjectionIT {
  private static final Sku TEA = new Sku("no-such-tea");

  @Inject private Orders orders;
  @Inject private Catalog catalog;
  @Inject private Stock stock;
  @Inject private Warehouses warehouses;
  @Inject private Caller caller;
  @Inject private CatalogService catalogService;
  @Inject private StockService stockService;
  @Inject private OrderService orderService;
  @Inject private Outboxes outboxes;
  @Inject private DeadLetters deadLetters;

  @Deployment
  static EnterpriseArchive archive() {
    return EarBuilder.testing(InjectionIT.class);
  }

  @Test
  void the_warehouses_of_the_hub_answer_through_their_data_sources() {
    assertThat(warehouses.all()).hasSize(2);
    for (Warehouse warehouse : warehouses.all()) {
      assertThat(stock.list(warehouse.code(), null, 10).items()).isNotNull();
    }
  }

  @Test
  void orders_and_catalogue_read_the_hub() {
    assertThat(orders.list(new OrderQuery(null, null, null, 10)).items()).isNotNull();
    assertThat(catalog.list(ProductQuery.of(null, null, null, 10)).items()).isNotNull();
  }

  @Test
  void a_service_refuses_an_unidentified_caller() {
    assertThatThrownBy(() -> catalogService.find(TEA)).isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> stockService.levels(List.of(TEA)))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> orderService.list(new OrderQuery(null, null, null, 10)))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> orderService.placing(null, null, null))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> outboxes.states()).isInstanceOf(NotPermittedException.class);
  }

  @Test
  void a_service_asks_for_the_role_that_the_work_takes() {
    caller.identify(Role.SHOP::equals, null);

    assertThat(catalogService.find(TEA)).isEmpty();
    assertThat(orderService.list(new OrderQuery(null, null, null, 10)).items()).isNotNull();
    assertThatThrownBy(() -> catalogService.store(List.of()))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> stockService.receive(null)).isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> deadLetters.oldest(1)).isInstanceOf(NotPermittedException.class);

    caller.identify(role -> true, null);
    assertThat(outboxes.states()).hasSize(3);
    assertThat(deadLetters.oldest(1)).isNotNull();
  }

  @Test
  void a_service_refuses_what_breaks_its_rules() {
    caller.identify(role -> true, null);

    assertThatThrownBy(() -> catalogService.store(List.of())).satisfies(InjectionIT::isRuleBroken);
    assertThatThrownBy(() -> catalogService.list(ProductQuery.of(null, null, null, 201)))
        .satisfies(InjectionIT::isRuleBroken);
    assertThatThrownBy(() -> stockService.receive(null)).satisfies(InjectionIT::isRuleBroken);
    assertThatThrownBy(() -> deadLetters.replay("' OR ''='")).satisfies(InjectionIT::isRuleBroken);
    PlaceOrder hollow = new PlaceOrder(null, null, null, List.of(), null);
    assertThatThrownBy(() -> orderService.placing(null, hollow, null))
        .satisfies(InjectionIT::isRuleBroken);
  }

  private static void isRuleBroken(Throwable failure) {
    assertThat(failure).isInstanceOf(ConstraintViolationException.class);
  }
}
