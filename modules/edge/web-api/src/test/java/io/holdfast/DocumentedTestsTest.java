package io.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test named in docs/reliability.md and docs/security.md exists. */
class DocumentedTestsTest {
  private static final Path ROOT = Path.of("../../..");
  private static final Pattern CLASS = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

  @Test
  void every_test_that_the_page_on_reliability_names_exists() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reliability.md"));
    Set<String> named =
        NAMED.matcher(page).results().map(m -> m.group()).collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(20);

    List<String> missing = new ArrayList<>();
    for (String name : named) {
      Matcher parts = NAMED.matcher(name);
      if (!parts.matches() || !exists(parts.group(1), parts.group(2))) {
        missing.add(name);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_test_that_the_page_on_security_names_exists() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/security.md"));
    Set<String> named =
        CLASS.matcher(page).results().map(m -> m.group(1)).collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(10);

    List<String> missing = new ArrayList<>();
    for (String name : named) {
      if (sources(name + ".java").isEmpty()) {
        missing.add(name);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean exists(String type, String method) throws IOException {
    for (Path file : sources(type + ".java")) {
      if (Files.readString(file).contains("void " + method + "(")) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> sources(String name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path tests : testFolders()) {
      try (Stream<Path> files = Files.walk(tests)) {
        files.filter(file -> file.endsWith(name)).forEach(found::add);
      }
    }
    return found;
  }

  private static List<Path> testFolders() throws IOException {
    List<Path> folders = new ArrayList<>(List.of(ROOT.resolve("ear/src/test/java")));
    try (Stream<Path> modules =
        Files.find(ROOT.resolve("modules"), 2, (path, a) -> a.isDirectory())) {
      modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::exists)
          .forEach(folders::add);
    }
    return folders;
  }
}
