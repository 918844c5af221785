package io.holdfast.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints in a directory. Each run of the job has a folder of its own in it.
 *
 * @param directory may not exist
 */
record Checkpoints(Path directory) {
  private static final String COMPLETE = "_metadata";

  /** The newest complete checkpoint of any run; empty if there is none. */
  Optional<Path> newest() {
    if (!Files.exists(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(directory, 3)) {
      return files
          .filter(file -> file.endsWith(COMPLETE))
          .max(Comparator.comparing(Checkpoints::writtenAt))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
