package io.holdfast.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.ear.fixture.EarBuilder;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.orders.OrderQuery;
import io.holdfast.orders.Orders;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** The faces of the contexts, injected where the archive's modules are. */
@ArquillianTest
class InjectionIT {
  @Inject private Orders orders;
  @Inject private Catalog catalog;
  @Inject private Stock stock;
  @Inject private Warehouses warehouses;

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
    assertThat(catalog.list(new ProductQuery(null, null, null, 10)).items()).isNotNull();
  }
}
