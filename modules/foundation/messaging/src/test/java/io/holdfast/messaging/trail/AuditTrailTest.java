package io.holdfast.messaging.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.messaging.trail.AuditTrail.Outcome;
import io.holdfast.platform.Transactions;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final Person ANN = new Person("ann", "operator", Person.Channel.CONSOLE);

  private final TestDatabase hub = TestDatabases.hub();
  private final Transactions transactions = TestTransactions.get().transactions();

  @AfterEach
  void close() {
    PersonChange.unbind();
    hub.close();
  }

  private String entries(String column) throws SQLException {
    try (Connection connection = hub.plain().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT string_agg(%1$s, '; ' ORDER BY id) FROM messaging.audit_trail"
                    .formatted(column))) {
      row.next();
      return row.getString(1);
    }
  }

  private static PersonChange change(String key) {
    return new PersonChange(ANN, "startTransfer", "transfers", key);
  }

  private void join(Object before, Object after) {
    transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            AuditTrail.join(connection, before, after);
            return null;
          }
        });
  }

  private void writeAfterwards(PersonChange change) throws SQLException {
    try (Connection connection = hub.plain().getConnection()) {
      AuditTrail.write(connection, change, Outcome.DONE);
    }
  }

  @Test
  void an_entry_is_part_of_the_transaction_of_its_change() throws SQLException {
    change(null).bind();
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      try (Connection connection = hub.xa().getConnection()) {
                        AuditTrail.join(connection, null, Map.of("id", "t-1"));
                      }
                      throw new IllegalStateException("the change fails");
                    }))
        .hasMessage("the change fails");
    assertThat(entries("object")).isNull();

    join(null, Map.of("id", "t-1"));

    assertThat(entries("actor || ' ' || role || ' ' || operation || ' ' || object"))
        .isEqualTo("ann operator startTransfer transfers/t-1");
  }

  @Test
  void what_the_server_itself_changes_leaves_no_entry() throws SQLException {
    join(Map.of("status", "PLACED"), Map.of("status", "CANCELLED"));

    assertThat(entries("object")).isNull();
  }

  @Test
  void a_repetition_under_the_same_key_leaves_no_second_entry() throws SQLException {
    writeAfterwards(change("k-1"));
    writeAfterwards(change("k-1"));
    writeAfterwards(change("k-2"));

    assertThat(entries("operation")).isEqualTo("startTransfer; startTransfer");
  }

  @Test
  void secrets_and_contact_data_are_hidden_at_any_depth() throws SQLException {
    PersonChange change = change(null);
    change.ask(
        Map.of(
            "payment", Map.of("token", "tok_ok"),
            "saleTicket", "abc",
            "to", List.of(Map.of("email", "ann@example.org", "name", "Ann"))));
    change.resultIn(Map.of("secret", "whsec", "url", "https://u:pw@shop.example/hook?k=1"));

    writeAfterwards(change);

    assertThat(entries("asked")).contains("Ann").doesNotContain("tok_ok", "abc", "example.org");
    assertThat(entries("after")).contains("shop.example/hook").doesNotContain("whsec", "pw", "k=1");
  }

  @Test
  void a_long_value_is_cut_and_says_so() throws SQLException {
    PersonChange change = change(null);
    change.startFrom(Map.of("text", "x".repeat(BoundedJson.LONGEST)));

    writeAfterwards(change);

    assertThat(entries("before")).startsWith("{\"length\":4011,").hasSizeLessThan(1_200);
  }

  @Test
  void old_entries_are_set_aside() throws SQLException {
    writeAfterwards(change(null));
    try (Connection connection = hub.plain().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO messaging.audit_trail (id, actor, role, channel, operation, object, outcome)"
              + " VALUES (messaging.id_at(now() - interval '3 days'), 'bob', '', 'API', 'x', 'y', 'DONE')");

      try (ResultSet row =
          statement.executeQuery("SELECT messaging.archive_audit_trail(interval '2 days', 10)")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(1);
      }
    }
    assertThat(entries("actor")).isEqualTo("ann");
  }
}
