package io.holdfast.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {
  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "55P03", "23505", "25P02"})
  void a_concurrent_change_is_a_conflict(String state) {
    assertThat(SqlFailure.of(new SQLException("x", state))).isInstanceOf(ConflictException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
  void the_database_is_unreachable_or_full(String state) {
    assertThat(SqlFailure.of(new SQLException("x", state)))
        .isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23514", "23503", "42601", "22003"})
  void any_other_state_is_a_defect_and_not_retried(String state) {
    assertThat(SqlFailure.of(new SQLException("x", state)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_pool_that_gives_no_connection_is_the_same_as_a_database_that_is_away() {
    assertThat(SqlFailure.of(new SQLTransientConnectionException("timeout")))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void it_looks_for_the_reason_through_whatever_wraps_it() {
    SQLException deadlock = new SQLException("deadlock", "40P01");

    assertThat(SqlFailure.of(new RuntimeException(new IllegalStateException(deadlock))))
        .isInstanceOf(ConflictException.class)
        .hasMessage("deadlock");
  }

  @Test
  void without_a_state_nothing_is_promised() {
    assertThat(SqlFailure.of(new SQLException("x"))).isInstanceOf(IllegalStateException.class);
  }
}
