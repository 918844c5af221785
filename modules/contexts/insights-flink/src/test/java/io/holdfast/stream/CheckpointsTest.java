package io.holdfast.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path directory;

  @Test
  void the_newest_complete_checkpoint_of_any_run_counts() throws IOException {
    checkpoint("run1/chk-7", 1_000);
    Path newest = checkpoint("run2/chk-2", 2_000);
    Files.createDirectories(directory.resolve("run2/chk-3"));

    assertThat(new Checkpoints(directory).newest()).contains(newest);
  }

  @Test
  void without_a_checkpoint_the_job_begins_anew() {
    assertThat(new Checkpoints(directory).newest()).isEmpty();
    assertThat(new Checkpoints(directory.resolve("none")).newest()).isEmpty();
  }

  private Path checkpoint(String name, long time) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    Path metadata = Files.writeString(folder.resolve("_metadata"), "");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(time));
    return folder;
  }
}
