package io.holdfast.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
  @TempDir Path directory;

  @Test
  void a_live_process_is_recognised() {
    DataDirectory data = new DataDirectory(directory);
    ProcessRecord.of("me", ProcessHandle.current(), 1).write(data);
    assertThat(ProcessRecord.read(data, "me").flatMap(ProcessRecord::alive))
        .contains(ProcessHandle.current());
  }

  @Test
  void a_later_process_with_the_same_pid_is_not_taken_for_it() {
    ProcessRecord mine = ProcessRecord.of("me", ProcessHandle.current(), 1);
    ProcessRecord recycled =
        new ProcessRecord("me", mine.pid(), mine.startedAt() - 60_000, mine.port());
    assertThat(recycled.alive()).isEmpty();
  }

  @Test
  void a_record_that_cannot_be_read_counts_as_none() throws IOException {
    DataDirectory data = new DataDirectory(directory).create();
    Files.writeString(data.run().resolve("me.json"), "{half");
    assertThat(ProcessRecord.read(data, "me")).isEmpty();
  }

  @Test
  void a_large_log_is_truncated_and_its_content_copied() throws IOException {
    Path log = directory.resolve("part.log");
    Files.writeString(log, "0123456789\n");
    new RotatedLog(log, 100).rotateIfLarge();
    assertThat(log).hasContent("0123456789\n");
    new RotatedLog(log, 10).rotateIfLarge();
    assertThat(log).isEmptyFile();
    assertThat(directory.resolve("part.log.1")).hasContent("0123456789\n");
  }
}
