package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.audit.Finding;
import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Measurement.Side OURS =
      new Measurement.Side(new Spread(3000, 2900, 3100), Map.of("server", 0.25), "");
  private static final Measurement.Side THEIRS =
      new Measurement.Side(new Spread(1000, 990, 1010), Map.of("clients", 0.1), "8 clients & more");
  private static final Measurement MET =
      Measurement.beside("1", "relay paused", "a ÷ b", "orders/s", OURS, THEIRS, Bound.ratio(2));
  private static final Measurement MISSED =
      Measurement.alone(
          "6a",
          "relay paused",
          "p99 < all",
          "ms",
          new Measurement.Side(new Spread(61, 60, 62), Map.of(), ""),
          Bound.atMost(60, "ms"));

  @Test
  void the_ratio_is_that_of_the_medians() {
    assertThat(MET.ratio()).isEqualTo(3.0);
    assertThat(MET.met()).isTrue();
    assertThat(MISSED.met()).isFalse();
  }

  @Test
  void the_table_has_both_sides_the_ratio_and_the_verdict() {
    String table = ConsoleTable.of(report(List.of()));
    assertThat(table)
        .containsPattern("1 +paused +a ÷ b +3,000 \\[2,900–3,100\\] +1,000 \\[990–1,010\\] +3.00")
        .containsPattern("p99 < all +61.0 \\[60.0–62.0\\] +– +≤ 60 ms +MISSED")
        .contains("8 clients & more", "not measured: row 9");
  }

  @Test
  void a_broken_invariant_is_named() {
    Finding broken =
        new Finding(
            "I1", "reserved lies between", 10, 1, List.of("one of them"), Finding.State.BROKEN);
    Report report = report(List.of(broken));
    assertThat(report.holds()).isFalse();
    assertThat(ConsoleTable.of(report)).contains("INVARIANTS ARE BROKEN", "I1", "one of them");
  }

  @Test
  void programs_read_the_same_numbers() throws Exception {
    JsonNode json = new ObjectMapper().readTree(JsonReport.of(report(List.of())));
    JsonNode first = json.path("results").get(0);
    assertThat(first.path("holdfast").path("median").asDouble()).isEqualTo(3000);
    assertThat(first.path("ratio").asDouble()).isEqualTo(3);
    assertThat(first.path("holdfastMillis").path("server").asDouble()).isEqualTo(0.25);
    assertThat(json.path("results").get(1).has("rival")).isFalse();
    assertThat(json.path("at").asText()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void the_page_needs_nothing_else_and_escapes_what_it_shows() {
    String page = HtmlReport.of(report(List.of()));
    assertThat(page)
        .contains("<svg", "p99 &lt; all", "8 clients &amp; more", "target ≥ 2.00: met")
        .doesNotContain("src=", "href=", "<script");
  }

  private static Report report(List<Finding> findings) {
    return new Report(
        Instant.parse("2026-01-01T00:00:00Z"),
        true,
        2,
        1,
        "Linux",
        "17",
        2,
        List.of(MET, MISSED),
        List.of("row 9, because"),
        true,
        List.of(new Report.Audited("stack", findings)));
  }
}
