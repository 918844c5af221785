package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers that do not see each other: the row of the lease alone decides. */
class LeaseLockTest {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static TestDatabase hub;

  private final ClusterLock first = lock(LEASE);
  private final ClusterLock second = lock(LEASE);

  @BeforeAll
  static void open() {
    hub = TestDatabases.hub();
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  @BeforeEach
  void no_lease() {
    hub.execute("DELETE FROM messaging.lease");
  }

  private static ClusterLock lock(Duration lease) {
    return new ClusterLock(
        "sweep", lease, ClusterMember.none(), new LeaseRows(hub.plain()), UUID.randomUUID());
  }

  private static void check(LeaseLock lock) throws SQLException {
    try (Connection connection = hub.plain().getConnection()) {
      lock.check(connection);
    }
  }

  private static void endLease() {
    hub.execute("UPDATE messaging.lease SET until = clock_timestamp() - interval '1 second'");
  }

  @Test
  void one_server_at_a_time_has_its_turn() {
    assertThat(first.acquire()).isTrue();
    assertThat(second.acquire()).isFalse();
    assertThat(first.acquire()).isTrue();
  }

  @Test
  void a_lock_that_was_released_is_taken_by_the_next_at_once() {
    first.acquire();
    first.release();

    assertThat(second.acquire()).isTrue();
  }

  @Test
  void when_the_lease_has_ended_another_server_goes_on_and_late_work_is_refused() {
    first.acquire();
    endLease();

    assertThat(second.acquire()).isTrue();
    assertThatThrownBy(() -> check(first)).isInstanceOf(LeaseLostException.class);
    assertThatCode(() -> check(second)).doesNotThrowAnyException();
  }

  @Test
  void a_server_that_hung_past_its_lease_is_refused_although_nobody_else_came() {
    first.acquire();
    endLease();

    assertThatThrownBy(() -> check(first)).isInstanceOf(LeaseLostException.class);
  }

  @Test
  void a_late_release_takes_nothing_away_from_the_next_holder() {
    first.acquire();
    endLease();
    second.acquire();

    first.release();

    assertThatCode(() -> check(second)).doesNotThrowAnyException();
    assertThat(first.acquire()).isFalse();
  }

  @Test
  void each_new_holder_has_a_higher_token_and_a_renewal_keeps_it() {
    first.acquire();
    lock(Duration.ZERO);
    endLease();
    second.acquire();

    assertThat(hub.texts("SELECT token::text FROM messaging.lease")).containsExactly("2");

    ClusterLock always = lock(Duration.ofNanos(1));
    endLease();
    always.acquire();
    assertThat(hub.texts("SELECT token::text FROM messaging.lease")).containsExactly("3");
  }

  @Test
  void a_single_server_asks_nobody() {
    LeaseLock lock = LeaseLocks.none().open("sweep", LEASE, hub.plain());

    assertThat(lock.acquire()).isTrue();
    assertThat(hub.texts("SELECT name FROM messaging.lease")).isEmpty();
  }
}
