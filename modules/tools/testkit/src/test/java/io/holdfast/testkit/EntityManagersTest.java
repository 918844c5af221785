package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.platform.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntityManagersTest {
  private final Transactions transactions = TestTransactions.get().transactions();
  private final TestDatabase a = TestDatabases.warehouse("a");
  private final TestDatabase b = TestDatabases.warehouse("b");
  private final EntityManagerFactory inA = EntityManagers.open("testkit", a.xa());
  private final EntityManagerFactory inB = EntityManagers.open("testkit", b.xa());

  @AfterEach
  void close() {
    inA.close();
    inB.close();
    a.close();
    b.close();
  }

  @Test
  void two_factories_of_one_unit_write_to_their_own_databases_in_one_transaction() {
    transactions.run(
        () -> {
          persist(inA, "in-a");
          persist(inB, "in-b");
          return null;
        });

    assertThat(a.texts("SELECT sku FROM stock_item")).containsExactly("in-a");
    assertThat(b.texts("SELECT sku FROM stock_item")).containsExactly("in-b");
    assertThat(a.faults().calls(XaCall.PREPARE)).isEqualTo(1);
  }

  @Test
  void a_rollback_takes_the_entities_of_both_back() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      persist(inA, "s");
                      persist(inB, "s");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(a.count("SELECT count(*) FROM stock_item")).isZero();
    assertThat(b.count("SELECT count(*) FROM stock_item")).isZero();
  }

  @Test
  void a_version_that_has_moved_on_is_noticed_at_flush() {
    a.execute("INSERT INTO stock_item (sku, on_hand) VALUES ('s', 1)");

    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      try (EntityManager entities = inA.createEntityManager()) {
                        entities.find(Item.class, "s").receive(1);
                        a.execute("UPDATE stock_item SET version = version + 1");
                        entities.flush();
                        return null;
                      }
                    }))
        .isInstanceOf(ConflictException.class)
        .hasCauseInstanceOf(OptimisticLockException.class);

    assertThat(a.count("SELECT on_hand FROM stock_item")).isEqualTo(1);
  }

  private static void persist(EntityManagerFactory factory, String sku) {
    try (EntityManager entities = factory.createEntityManager()) {
      entities.persist(new Item(sku));
      entities.flush();
    }
  }
}
