package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleDocumentTest {
  private static final Path SOURCES = Path.of("src/main/console/app");
  private static final Path DOCUMENT = Path.of("../../../docs/console.md");
  private static final Pattern NAMED = Pattern.compile("testid=\"([^\"]+)\"");
  private static final Pattern TEXT = Pattern.compile("\\bt\\(\"([^\"]+)\"[,)]");
  private static final Pattern TEXT_NAME = Pattern.compile("(?m)^  \"([^\"]+)\":");

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> all(Pattern pattern, Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".js"))
          .forEach(
              file -> pattern.matcher(read(file)).results().forEach(m -> found.add(m.group(1))));
    }
    return found;
  }

  @Test
  void every_element_that_a_check_may_look_for_is_in_the_document() throws IOException {
    String document = read(DOCUMENT);
    Set<String> names = all(NAMED, SOURCES);
    names.removeAll(Set.of("theme", "language"));
    assertThat(names).hasSizeGreaterThan(80);
    assertThat(names).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  @Test
  void every_text_is_there_in_both_languages() throws IOException {
    Set<String> english = all(TEXT_NAME, SOURCES.resolve("texts/en.js"));
    assertThat(all(TEXT_NAME, SOURCES.resolve("texts/de.js"))).isEqualTo(english);
    assertThat(english).containsAll(all(TEXT, SOURCES));
  }
}
