package io.holdfast.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilersTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "4, 0", "64, 0"})
  void a_small_machine_gets_one_more_and_a_large_one_keeps_what_it_has(
      int processors, int options) {
    assertThat(Compilers.options(processors)).hasSize(options);
  }

  @Test
  void the_virtual_machine_takes_the_option() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Compilers.options(1));
    command.add("-version");

    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();

    String said = new String(java.getInputStream().readAllBytes());
    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("warning");
  }
}
