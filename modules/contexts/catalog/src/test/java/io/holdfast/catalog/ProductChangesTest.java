package io.holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.event.ProductEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Relays;
import io.holdfast.platform.ServerThreads;
import io.holdfast.testkit.EntityManagers;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProductChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Sku TEA = new Sku("tea");

  private final TestDatabase hub = TestDatabases.hub();
  private final Catalog catalog = catalog();

  private Catalog catalog() {
    ServerThreads silent = new ServerThreads(work -> new Thread(() -> {}), Runnable::run);
    HubDatabase database =
        new HubDatabase(
            hub.xa(),
            hub.plain(),
            new Relays(events -> {}, silent),
            TestTransactions.get().transactions());
    return new Catalog(
        database,
        TestTransactions.get().transactions(),
        (unit, source) -> EntityManagers.open(unit, hub.xa()));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static Product tea(long cents) {
    return new Product(TEA, "Tea", "Acme", "Tea", "Food", new Money(cents, "USD"));
  }

  private List<String> published() {
    return hub.texts("SELECT type FROM messaging.outbox ORDER BY id");
  }

  @Test
  void a_product_is_made_once_changed_by_version_and_retired() {
    assertThat(catalog.create(tea(100))).isEqualTo(new VersionedProduct(tea(100), 1));
    assertThatThrownBy(() -> catalog.create(tea(200))).isInstanceOf(ProductExistsException.class);

    assertThat(catalog.change(tea(300), VersionCondition.exactly(1)).version()).isEqualTo(2);
    assertThat(catalog.findVersioned(TEA)).contains(new VersionedProduct(tea(300), 2));
    assertThatThrownBy(() -> catalog.change(tea(400), VersionCondition.exactly(1)))
        .isInstanceOf(StaleVersionException.class);

    catalog.retire(TEA, VersionCondition.exactly(2));
    catalog.retire(TEA, VersionCondition.ANY);
    assertThat(catalog.prices(List.of(TEA))).isEmpty();
    assertThat(published())
        .containsExactly(
            ProductEvent.CREATED.type(), ProductEvent.CHANGED.type(), ProductEvent.RETIRED.type());
  }

  @Test
  void a_change_without_effect_advances_no_version_and_publishes_nothing() {
    catalog.create(tea(100));

    assertThat(catalog.change(tea(100), VersionCondition.ANY).version()).isEqualTo(1);

    assertThat(published()).containsExactly(ProductEvent.CREATED.type());
  }

  @Test
  void a_retired_product_is_sold_again_by_a_change() {
    catalog.create(tea(100));
    catalog.retire(TEA, VersionCondition.ANY);

    assertThat(catalog.change(tea(100), VersionCondition.ANY).version()).isEqualTo(3);

    assertThat(catalog.prices(List.of(TEA))).containsEntry(TEA, new Money(100, "USD"));
  }

  @Test
  void a_product_that_does_not_exist_is_unknown() {
    assertThatThrownBy(() -> catalog.change(tea(100), VersionCondition.ANY))
        .isInstanceOf(UnknownProductException.class);
    assertThatThrownBy(() -> catalog.retire(TEA, VersionCondition.ANY))
        .isInstanceOf(UnknownProductException.class);
  }

  @Test
  void a_change_that_loses_to_a_batch_is_stale_if_a_version_was_expected() throws SQLException {
    CompletableFuture<VersionedProduct> change =
        changeWhileABatchStores(VersionCondition.exactly(1));

    assertThatThrownBy(change::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StaleVersionException.class);
    assertThat(catalog.findVersioned(TEA)).contains(new VersionedProduct(tea(555), 2));
  }

  @Test
  void a_change_of_any_version_that_loses_to_a_batch_is_decided_again() throws SQLException {
    CompletableFuture<VersionedProduct> change = changeWhileABatchStores(VersionCondition.ANY);

    assertThat(change.join()).isEqualTo(new VersionedProduct(tea(900), 3));
  }

  /** The change starts after a batch has written the product and waits until it commits. */
  private CompletableFuture<VersionedProduct> changeWhileABatchStores(VersionCondition expected)
      throws SQLException {
    catalog.create(tea(100));
    try (Connection batch = hub.plain().getConnection();
        Statement statement = batch.createStatement()) {
      batch.setAutoCommit(false);
      statement.execute(
          "UPDATE catalog.product SET price_cents = 555, version = version + 1 WHERE sku = 'tea'");
      CompletableFuture<VersionedProduct> change =
          CompletableFuture.supplyAsync(() -> catalog.change(tea(900), expected));
      Probe.until(
          PATIENCE,
          () ->
              hub.count(
                      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                          + " AND datname = current_database()")
                  > 0);
      batch.commit();
      return change;
    }
  }
}
