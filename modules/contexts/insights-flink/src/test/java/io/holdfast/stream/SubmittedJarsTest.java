package io.holdfast.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class SubmittedJarsTest {
  private static final String JOB = InsightsJob.class.getName().replace('.', '/') + ".class";

  private final List<String> jars;

  SubmittedJarsTest() throws IOException {
    jars = Arrays.asList(SubmittedJars.ofThisProcess());
  }

  @Test
  void a_cluster_gets_the_job_with_its_libraries() throws IOException {
    int jobs = 0;
    for (String jar : jars) {
      try (JarFile file = new JarFile(jar)) {
        jobs += file.getEntry(JOB) == null ? 0 : 1;
      }
    }
    assertThat(jobs).isEqualTo(1);
    assertThat(names()).anyMatch(name -> name.startsWith("artemis-"));
    assertThat(names()).anyMatch(name -> name.startsWith("flink-connector-base"));
  }

  @Test
  void the_runtime_of_the_cluster_stays_its_own() {
    assertThat(names())
        .noneMatch(name -> name.startsWith("flink-runtime") || name.startsWith("flink-streaming"))
        .noneMatch(name -> name.startsWith("flink-core"));
  }

  private List<String> names() {
    return jars.stream().map(jar -> Path.of(jar).getFileName().toString()).toList();
  }
}
