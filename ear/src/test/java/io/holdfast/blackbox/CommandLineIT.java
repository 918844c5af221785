package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(BlackBox.class)
class CommandLineIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ShopClient shop;

  CommandLineIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void the_demo_passes_and_passes_again_on_the_same_data() {
    for (int round = 1; round <= 2; round++) {
      String table =
          shop.stack().run("demo", "--orders", "300", "--clients", "16", "--exit").expectSuccess();

      assertThat(table).containsIgnoringCase("accepted").contains("p99").contains("I1");
    }
  }

  @Test
  void the_doctor_checks_every_invariant() {
    shop.settle(shop.truth());

    String table = shop.stack().run("doctor", "--settle", "5").expectSuccess();

    assertThat(table).contains("I1 ", "I12").doesNotContain("broken");
  }

  @Test
  void status_names_every_part_with_process_port_and_state() {
    JsonNode status = JsonValues.read(shop.stack().run("status", "--json").expectSuccess());

    assertThat(status.get("ready").asBoolean()).isTrue();
    assertThat(status.get("baseUrl").asText()).isEqualTo("http://127.0.0.1:" + shop.stack().port());
    assertThat(JsonValues.stream(status.get("components")).map(c -> c.get("name").asText()))
        .contains("postgres-hub", "broker", "server", "payment-simulator");
    assertThat(status.get("components"))
        .allMatch(c -> c.get("pid").asLong() > 0 && c.get("port").asInt() > 0)
        .allMatch(c -> c.get("state").asText().equals("UP"))
        .allMatch(c -> c.get("name").asText().startsWith("postgres-") == c.hasNonNull("jdbcUrl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "up --warehouses many",
        "up --warehouses 0",
        "up --http-port 70000",
        "up --no-such-option",
        "demo --orders -1",
        "demo --clients 0",
        "replay --clients none",
        "doctor --settle -1",
        "status surplus",
        "warehouse",
        "warehouse add Denver"
      })
  void a_wrong_argument_is_reported_in_one_line(String arguments) {
    CommandLine.Outcome outcome = CommandLine.run(PATIENCE, arguments.split(" "));

    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().strip()).isNotEmpty().doesNotContain("\n");
  }

  @Test
  void up_on_the_same_data_finds_the_running_stack() {
    String out = shop.stack().run("up").expectSuccess();

    assertThat(out).contains("already running").contains("ready at");
  }

  @Test
  void up_on_the_same_data_but_another_port_is_refused_in_one_line() {
    String port = Integer.toString(shop.stack().port() + 100);

    assertRefused(shop.stack().run("up", "--http-port", port), "other ports");
  }

  @Test
  void up_on_a_busy_port_is_refused_in_one_line(@TempDir Path empty) throws IOException {
    CommandLine.Outcome outcome =
        CommandLine.run(
            PATIENCE,
            "up",
            "--data",
            Files.createDirectory(empty.resolve("data")).toString(),
            "--http-port",
            Integer.toString(shop.stack().port()));

    assertRefused(outcome, "is in use by another program; choose --http-port");
  }

  private static void assertRefused(CommandLine.Outcome outcome, String reason) {
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err().strip()).contains(reason).doesNotContain("\n");
  }
}
