package io.holdfast.bench;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A fresh directory for one run. */
final class WorkDirectory {
  private final Path root;

  /** Makes one inside a directory that need not exist. */
  WorkDirectory(Path parent) {
    try {
      Files.createDirectories(parent);
      root = Files.createTempDirectory(parent, "run-");
    } catch (IOException e) {
      throw new StackFailure("cannot write " + parent + ": " + e.getMessage(), e);
    }
  }

  Path root() {
    return root;
  }

  /** Deletes everything; nothing may run in it any more. */
  void remove() {
    remove(root);
  }

  /** Deletes a directory in it. */
  static void remove(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new StackFailure("cannot delete " + directory + ": " + e.getMessage(), e);
    }
  }
}
