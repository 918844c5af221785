package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.db.HubContexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestDatabasesTest {
  @Test
  void a_commit_survives_the_death_of_any_process() {
    try (TestDatabase hub = TestDatabases.hub()) {
      assertThat(hub.texts("SHOW synchronous_commit")).containsExactly("on");
      assertThat(hub.texts("SHOW max_prepared_transactions")).containsExactly("200");
    }
  }

  @Test
  void every_database_is_new_and_migrated() {
    try (TestDatabase first = TestDatabases.warehouse("new-york");
        TestDatabase second = TestDatabases.warehouse("new-york")) {
      first.execute("INSERT INTO stock_item (sku) VALUES ('s')");

      assertThat(first.count("SELECT count(*) FROM stock_item")).isEqualTo(1);
      assertThat(second.count("SELECT count(*) FROM stock_item")).isZero();
    }
  }

  @Test
  void emptying_takes_even_the_append_only_ledger_and_starts_its_numbers_anew() {
    String movement =
        "INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)"
            + " VALUES ('s', 'OPENING', 1, 0, 'r', gen_random_uuid())";
    try (TestDatabase warehouse = TestDatabases.warehouse("a")) {
      warehouse.execute("INSERT INTO stock_item (sku) VALUES ('s')", movement);

      warehouse.empty();

      assertThat(warehouse.count("SELECT count(*) FROM stock_movement")).isZero();
      warehouse.execute("INSERT INTO stock_item (sku) VALUES ('s')", movement);
      assertThat(warehouse.texts("SELECT id FROM stock_movement")).containsExactly("1");
    }
  }

  @Test
  void every_context_with_migrations_is_migrated() throws IOException {
    try (Stream<Path> contexts = Files.list(Path.of("../../../db/hub"))) {
      assertThat(contexts.map(context -> context.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(HubContexts.IN_ORDER);
    }
  }

  @Test
  void the_hub_has_the_schema_of_every_context() {
    try (TestDatabase hub = TestDatabases.hub()) {
      assertThat(hub.texts("SELECT table_schema FROM information_schema.tables"))
          .containsAll(HubContexts.IN_ORDER);
    }
  }

  @Test
  void the_application_may_not_change_the_schema_nor_wait_long_for_a_lock() throws SQLException {
    try (TestDatabase warehouse = TestDatabases.warehouse("a");
        Connection connection = warehouse.plain().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DROP TABLE stock_item"))
          .hasMessageContaining("must be owner");
      assertThatThrownBy(() -> lockTwice(warehouse, statement))
          .hasMessageContaining("lock timeout");
    }
  }

  private static void lockTwice(TestDatabase warehouse, Statement other) throws SQLException {
    try (Connection connection = warehouse.plain().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO stock_item (sku) VALUES ('s')");
      other.execute("INSERT INTO stock_item (sku) VALUES ('s')");
    }
  }
}
