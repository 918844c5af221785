package io.holdfast.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MutationsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("holdfast.mutations.sources")).toAbsolutePath().normalize();
  private static final Path COPIES = SOURCES.resolve("target/mutations");
  private static final Map<String, String> VERDICTS = new TreeMap<>();

  @Test
  @Order(1)
  void with_every_guard_in_place_the_tests_are_green() throws Exception {
    Set<String> modules = new TreeSet<>();
    Set<String> tests = new TreeSet<>();
    for (Guard guard : Guard.ALL) {
      modules.addAll(guard.modules());
      tests.addAll(guard.tests());
    }
    TestRun run = TestRun.of(SourceCopy.of(SOURCES, COPIES.resolve("none")), modules, tests);

    VERDICTS.put("(none)", run.red().isEmpty() ? run.ran() + " tests green" : run.red().toString());
    assertThat(run.exitCode()).as("see %s; red: %s", run.log(), run.red()).isZero();
    assertThat(run.ran()).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("io.holdfast.mutations.Guard#ALL")
  @Order(2)
  void without_this_guard_a_test_goes_red(Guard guard) throws Exception {
    VERDICTS.put(guard.name(), "NOT CHECKED");
    SourceCopy copy = SourceCopy.of(SOURCES, COPIES.resolve(guard.name()));
    copy.without(guard);

    TestRun run = TestRun.of(copy, guard.modules(), guard.tests());

    VERDICTS.put(guard.name(), run.red().isEmpty() ? "SURVIVED" : String.join(", ", run.red()));
    assertThat(run.ran()).as("no test ran; see %s", run.log()).isPositive();
    assertThat(run.red()).as("nobody misses %s; see %s", guard.text(), run.log()).isNotEmpty();
  }

  @AfterAll
  static void print_the_table() {
    StringBuilder table = new StringBuilder("guard taken away          tests that went red\n");
    VERDICTS.forEach((guard, red) -> table.append(String.format("%-25s %s%n", guard, red)));
    System.out.print(table);
  }
}
