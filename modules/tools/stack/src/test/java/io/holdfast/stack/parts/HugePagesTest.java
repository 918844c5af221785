package io.holdfast.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HugePagesTest {
  @TempDir Path system;

  @ParameterizedTest
  @CsvSource({
    "[always] madvise never, 1",
    "always [madvise] never, 1",
    "always madvise [never], 0",
  })
  void they_are_asked_for_where_the_system_gives_them(String offer, int options)
      throws IOException {
    Path file = Files.writeString(system.resolve("enabled"), offer);

    assertThat(HugePages.options(file)).hasSize(options);
  }

  @Test
  void an_unsupported_system_gets_no_option() {
    assertThat(HugePages.options(system.resolve("missing"))).isEmpty();
  }
}
