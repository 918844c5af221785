package io.holdfast.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Location;
import io.holdfast.testkit.TestTransactions;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomersTest {
  private static Customer customer(String id, String name) {
    return new Customer(id, name, "Bellingham", "US", "98225", new Location(48.7, -122.4));
  }

  @Test
  void customers_are_stored_once_and_changed_when_they_come_again() {
    try (OrdersFixture shop = OrdersFixture.open()) {
      Customers customers =
          new Customers(shop.hubDatabase(), TestTransactions.get().transactions());

      assertThat(customers.store(List.of(customer("c1", "Ann"), customer("c2", "Bob"))))
          .isEqualTo(2);
      assertThat(customers.store(List.of(customer("c1", "Eve"), customer("c1", "Anne"))))
          .isEqualTo(1);

      assertThat(shop.hub().texts("SELECT id || name || version FROM orders.customer ORDER BY id"))
          .containsExactly("c1Anne1", "c2Bob0");
    }
  }
}
