package io.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state literal in SQL is a constant of one of the enums. */
class StateNamesTest {
  private static final Path ROOT = Path.of("../../..");
  private static final String NAMES = "('[A-Z_]+'(?:\\s*,\\s*'[A-Z_]+')*)";

  /** A column of states beside names: compared with them, set to one, or set by CASE. */
  private static final Pattern BESIDE_STATUS =
      Pattern.compile(
          "\\bstatus\\b(?:\\s*(?:=|<>)\\s*|\\s+(?:NOT\\s+)?IN\\s*\\(\\s*|\\s*=\\s*CASE\\b[^;\"]*?THEN\\s+)"
              + NAMES);

  private static final Pattern NAME = Pattern.compile("'([A-Z_]+)'");

  @Test
  void every_state_in_sql_is_known_to_the_code() throws IOException {
    Set<String> known = states();
    List<String> unknown = new ArrayList<>();
    int seen = 0;
    for (Path file : sources()) {
      List<String> names = named(Files.readString(file));
      seen += names.size();
      names.stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> unknown.add(name + " in " + ROOT.relativize(file)));
    }

    assertThat(unknown).isEmpty();
    assertThat(seen).as("the pattern finds states at all").isGreaterThan(50);
  }

  @Test
  void a_state_is_found_wherever_it_stands_beside_its_column() {
    assertThat(
            named(
                """
                SELECT 'X' WHERE o.status = 'A' OR status IN ('B', 'C') OR status NOT IN ('D')
                  OR s.status <> 'E'; UPDATE t SET status = CASE WHEN n > 1 THEN 'F' END"""))
        .containsExactly("A", "B", "C", "D", "E", "F");
  }

  private static List<String> named(String text) {
    return BESIDE_STATUS
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .flatMap(names -> NAME.matcher(names).results().map(name -> name.group(1)))
        .toList();
  }

  /** The names of every state enum of the server. */
  private static Set<String> states() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.holdfast")
            .stream()
            .filter(type -> type.isEnum() && type.getSimpleName().matches(".*(Status|State)"))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getEnumConstants()))
            .map(constant -> ((Enum<?>) constant).name())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> code = Files.walk(ROOT.resolve("modules"));
        Stream<Path> sql = Files.walk(ROOT.resolve("db"))) {
      return Stream.concat(
              code.filter(file -> file.toString().contains("/src/main/java/"))
                  .filter(file -> file.toString().endsWith(".java")),
              sql.filter(file -> file.toString().endsWith(".sql"))
                  .filter(file -> !file.toString().contains("/target/")))
          .toList();
    }
  }
}
