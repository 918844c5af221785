package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final SettableClock clock = new SettableClock();
  private final Sessions sessions = new Sessions(clock, new LocalSessions(clock));

  @Test
  void a_session_has_the_name_and_the_roles_of_its_login() {
    String id = sessions.begin("anna", Set.of("operator", "shop"));
    assertThat(sessions.find(id))
        .hasValueSatisfying(
            session -> {
              assertThat(session.name()).isEqualTo("anna");
              assertThat(session.roles()).containsExactlyInAnyOrder("operator", "shop");
            });
  }

  @Test
  void a_session_that_is_not_used_ends() {
    String id = sessions.begin("anna", Set.of());
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(sessions.find(id)).isPresent();
    clock.pass(Sessions.IDLE);
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void a_session_ends_at_last_however_much_it_is_used() {
    String id = sessions.begin("anna", Set.of());
    Duration used = Duration.ZERO;
    while (used.compareTo(Sessions.ABSOLUTE.minusMinutes(10)) < 0) {
      clock.pass(Duration.ofMinutes(10));
      used = used.plusMinutes(10);
      assertThat(sessions.find(id)).isPresent();
    }
    clock.pass(Duration.ofMinutes(10));
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void ids_are_long_and_never_the_same_and_one_that_was_not_given_out_is_none() {
    String first = sessions.begin("anna", Set.of());
    String second = sessions.begin("anna", Set.of());
    assertThat(first).hasSizeGreaterThan(40).isNotEqualTo(second);
    assertThat(sessions.find("planted")).isEmpty();
  }

  @Test
  void a_session_that_was_ended_is_gone_and_others_go_on() {
    String first = sessions.begin("anna", Set.of());
    String second = sessions.begin("ben", Set.of());
    sessions.end(first);
    assertThat(sessions.find(first)).isEmpty();
    assertThat(sessions.find(second)).isPresent();
  }

  @Test
  void beyond_the_limit_the_session_unused_for_longest_ends() {
    String oldest = sessions.begin("anna", Set.of());
    String used = sessions.begin("ben", Set.of());
    for (int i = 0; i < LocalSessions.MOST - 2; i++) {
      sessions.begin("crowd", Set.of());
    }
    assertThat(sessions.find(used)).isPresent();
    sessions.begin("one too many", Set.of());
    assertThat(sessions.find(oldest)).isEmpty();
    assertThat(sessions.find(used)).isPresent();
  }
}
