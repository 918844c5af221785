package io.holdfast.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentLogTest {
  private static final UUID ID = UUID.randomUUID();

  private Instant now = Instant.parse("2026-11-27T10:00:00Z");
  private final IncidentLog log =
      new IncidentLog(
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void a_cause_that_repeats_is_one_line_a_minute_with_a_count() {
    assertThat(log.lineOf(ID, "a")).isEqualTo("incident " + ID);
    for (int i = 0; i < 3_200; i++) {
      assertThat(log.lineOf(ID, "a")).isNull();
    }
    assertThat(log.lineOf(ID, "b")).as("another cause").isEqualTo("incident " + ID);

    now = now.plus(Duration.ofSeconds(61));
    assertThat(log.lineOf(ID, "a"))
        .isEqualTo("incident " + ID + ", and 3200 of the same cause before it");
    assertThat(log.lineOf(ID, "a")).isNull();
  }

  @Test
  void a_cause_is_what_failed_innermost_and_where() {
    RuntimeException first = new RuntimeException("one", new IllegalStateException("row 1"));
    RuntimeException second = new RuntimeException("two", new IllegalStateException("row 2"));

    assertThat(IncidentLog.causeOf(first))
        .startsWith("java.lang.IllegalStateException at io.holdfast.web.problems.IncidentLogTest");
    assertThat(IncidentLog.causeOf(second)).isNotEqualTo(IncidentLog.causeOf(first));
  }
}
