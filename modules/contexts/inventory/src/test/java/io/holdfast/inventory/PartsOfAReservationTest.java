package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.ReservationStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsOfAReservationTest {
  private static final Sku TEA = new Sku("tea");
  private static InventoryFixture depot;

  private final TestDatabase database = depot.database("a");

  @BeforeAll
  static void open() {
    depot = new InventoryFixture("a");
  }

  @BeforeEach
  void ten_units() {
    depot.empty();
    depot.open("a", "tea", 10);
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(depot.disagreements("a")).isEmpty();
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  @Test
  void a_reservation_stays_committed_until_its_last_unit_has_left() {
    OrderId order = committed(4);

    depot.ship("a", new Hold(order, TEA, 1));
    assertThat(reservation()).isEqualTo("COMMITTED 4 1 0 open");
    assertThat(depot.level("a", "tea").onHand()).isEqualTo(9);
    assertThat(depot.level("a", "tea").reserved()).isEqualTo(3);

    depot.ship("a", new Hold(order, TEA, 3));
    assertThat(reservation()).isEqualTo("SHIPPED 4 4 0 ended");
    assertThat(depot.level("a", "tea").onHand()).isEqualTo(6);
    assertThat(depot.level("a", "tea").reserved()).isZero();
    assertThat(database.texts("SELECT type FROM messaging.outbox WHERE type LIKE '%.shipped.v1'"))
        .hasSize(2);
  }

  @Test
  void what_did_not_leave_can_be_released_and_sold_again() {
    OrderId order = committed(4);
    depot.ship("a", new Hold(order, TEA, 1));

    assertThat(depot.end("a", ReservationOutcome.RELEASED, order))
        .containsExactly(new Hold(order, TEA, 3));

    assertThat(reservation()).isEqualTo("SHIPPED 4 1 3 ended");
    assertThat(depot.level("a", "tea").available()).isEqualTo(9);
    assertThat(depot.end("a", ReservationOutcome.RELEASED, order)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "4, 1", "0, 5", "0, 0", "0, -1"})
  void no_more_leaves_than_is_open(int before, int more) {
    OrderId order = committed(4);
    if (before > 0) {
      depot.ship("a", new Hold(order, TEA, before));
    }
    String footprint = depot.footprint("a");

    Hold units = new Hold(order, TEA, more);
    assertThatThrownBy(() -> depot.ship("a", units)).isInstanceOf(ConflictException.class);

    assertThat(depot.footprint("a")).isEqualTo(footprint);
  }

  @Test
  void what_is_not_paid_for_does_not_leave() {
    Hold held = new Hold(depot.hold("a", "tea", 4), TEA, 4);

    assertThatThrownBy(() -> depot.ship("a", held)).isInstanceOf(ConflictException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shipped = 1",
        "shipped = 3",
        "released = 1",
        "shipped = 3, released = 1",
        "shipped = 1, released = 3",
        "quantity = 5, released = 3",
        "status = 'COMMITTED'",
        "status = 'RELEASED', shipped = 0, released = 4"
      })
  void the_database_refuses_to_undo_what_has_ended(String change) {
    OrderId order = committed(4);
    depot.ship("a", new Hold(order, TEA, 2));
    depot.end("a", ReservationOutcome.RELEASED, order);

    assertThatThrownBy(() -> depot.asApplication("a", "UPDATE reservation SET " + change))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void the_database_allows_the_states_of_the_code_and_no_others() {
    assertThat(database.checkedValues("public.reservation", "status"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ReservationStatus.values()).map(Enum::name).toList());
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(ReservationStatus.values())
        .flatMap(
            from ->
                Arrays.stream(ReservationStatus.values())
                    .filter(to -> to != from)
                    .map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void the_database_allows_the_transitions_of_the_code_and_no_others(
      ReservationStatus from, ReservationStatus to) throws SQLException {
    database.execute(insert(from));
    String change =
        "UPDATE reservation SET status = '%s', shipped = %d, released = %d"
            .formatted(to, shipped(to), released(to));

    if (from.mayBecome(to)) {
      depot.asApplication("a", change);
    } else {
      assertThatThrownBy(() -> depot.asApplication("a", change))
          .hasMessageContaining("cannot go from " + from + " to " + to);
    }
    database.execute("DELETE FROM reservation");
  }

  private static String insert(ReservationStatus status) {
    return """
        INSERT INTO reservation (order_id, sku, quantity, status, shipped, released, expires_at)
        VALUES (gen_random_uuid(), 'tea', 4, '%s', %d, %d, now())"""
        .formatted(status, shipped(status), released(status));
  }

  private static int shipped(ReservationStatus status) {
    return status == ReservationStatus.SHIPPED ? 4 : 0;
  }

  private static int released(ReservationStatus status) {
    return status == ReservationStatus.RELEASED || status == ReservationStatus.EXPIRED ? 4 : 0;
  }

  private static OrderId committed(int quantity) {
    OrderId order = depot.hold("a", "tea", quantity);
    depot.end("a", ReservationOutcome.COMMITTED, order);
    return order;
  }

  private String reservation() {
    return database
        .texts(
            """
            SELECT concat_ws(' ', status, quantity, shipped, released,
              CASE WHEN ended_at IS NULL THEN 'open' ELSE 'ended' END) FROM reservation""")
        .get(0);
  }
}
