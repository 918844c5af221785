package io.holdfast.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final List<String> SERVERS = List.of("server");
  private static final List<String> WAREHOUSES =
      List.of("postgres-seattle", "postgres-los-angeles", "postgres-marida");

  @Test
  void the_same_seed_gives_the_same_schedule() {
    assertThat(Schedule.of(42, 50, SERVERS, WAREHOUSES))
        .isEqualTo(Schedule.of(42, 50, SERVERS, WAREHOUSES));
  }

  @Test
  void the_schedule_of_a_seed_never_changes() {
    assertThat(Schedule.of(1, 2, SERVERS, WAREHOUSES).toString())
        .isEqualTo(
            "[Cycle[number=1, faults=[at  2.0 s for  5.1 s: blackhole postgres-seattle,"
                + " at  3.3 s for  2.6 s: kill server]],"
                + " Cycle[number=2, faults=[at  2.8 s for  2.3 s: blackhole postgres-hub]]]");
  }

  @Test
  void another_seed_gives_another_schedule() {
    assertThat(Schedule.of(42, 5, SERVERS, WAREHOUSES))
        .isNotEqualTo(Schedule.of(43, 5, SERVERS, WAREHOUSES));
  }

  @Test
  void a_short_run_is_the_beginning_of_a_long_one() {
    assertThat(Schedule.of(42, 50, SERVERS, WAREHOUSES)).startsWith(first(3));
  }

  @Test
  void two_faults_of_a_cycle_hit_different_parts_and_overlap() {
    List<Cycle> pairs =
        Schedule.of(42, 200, SERVERS, WAREHOUSES).stream()
            .filter(each -> each.faults().size() == 2)
            .toList();

    assertThat(pairs).hasSizeBetween(30, 90);
    assertThat(pairs)
        .allSatisfy(
            cycle -> {
              PlannedFault one = cycle.faults().get(0);
              PlannedFault other = cycle.faults().get(1);
              assertThat(one.target()).isNotEqualTo(other.target());
              assertThat(other.after()).isBetween(one.after(), one.heals());
            });
  }

  @Test
  void fifty_cycles_break_every_part_in_every_way() {
    assertThat(
            Schedule.of(42, 50, SERVERS, WAREHOUSES).stream()
                .flatMap(cycle -> cycle.faults().stream())
                .map(fault -> fault.kind() + " " + fault.target())
                .collect(Collectors.toSet()))
        .hasSize(2 + 2 * 5 + 5 + 3 * 7);
  }

  @Test
  void only_a_delay_has_a_latency() {
    assertThat(
            Schedule.of(42, 50, SERVERS, WAREHOUSES).stream()
                .flatMap(each -> each.faults().stream()))
        .allSatisfy(
            fault ->
                assertThat(fault.latency().compareTo(Duration.ZERO) > 0)
                    .isEqualTo(fault.kind() == FaultKind.DELAY));
  }

  private static Cycle[] first(int cycles) {
    return Schedule.of(42, cycles, SERVERS, WAREHOUSES).toArray(Cycle[]::new);
  }

  @Test
  void each_of_several_servers_is_killed_and_hangs() {
    assertThat(
            Schedule.of(42, 200, List.of("server", "server-2"), WAREHOUSES).stream()
                .flatMap(cycle -> cycle.faults().stream())
                .filter(fault -> fault.target().startsWith("server"))
                .map(fault -> fault.kind().name() + " " + fault.target()))
        .contains("KILL server", "KILL server-2", "HANG server", "HANG server-2")
        .contains("BLACKHOLE server/broker", "BLACKHOLE server-2/postgres-seattle");
  }

  @Test
  void two_servers_are_cut_off_from_each_other() {
    assertThat(
            Schedule.of(42, 200, List.of("server", "server-2"), WAREHOUSES).stream()
                .flatMap(cycle -> cycle.faults().stream())
                .map(fault -> fault.kind() + " " + fault.target()))
        .contains("partition between servers");
  }

  @Test
  void a_line_is_not_cut_twice_at_a_time() {
    assertThat(Lines.overlap("server-2/broker", "broker")).isTrue();
    assertThat(Lines.overlap("broker", "server-2/broker")).isTrue();
    assertThat(Lines.overlap("server/broker", "server-2/broker")).isFalse();
    assertThat(Lines.overlap("server-2/broker", "server-2")).isFalse();
  }
}
