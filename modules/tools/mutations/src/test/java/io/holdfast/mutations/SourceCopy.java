package io.holdfast.mutations;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** A modifiable copy of the sources. */
record SourceCopy(Path root) {
  private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".holdfast");
  private static final String RERUN = "<rerunFailingTestsCount>1</rerunFailingTestsCount>";

  /** Copies all sources. Failed tests are not rerun in the copy. */
  static SourceCopy of(Path sources, Path target) throws IOException {
    if (Files.exists(target)) {
      try (Stream<Path> old = Files.walk(target)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(target);
    Files.walkFileTree(sources, new Copying(sources, target));
    Path pom = target.resolve("pom.xml");
    Files.writeString(pom, Files.readString(pom).replace(RERUN, RERUN.replace('1', '0')));
    return new SourceCopy(target);
  }

  /**
   * Removes the guard.
   *
   * @throws AssertionError if its text does not occur exactly once
   */
  void without(Guard guard) throws IOException {
    Path file = root.resolve(guard.file());
    String before = Files.readString(file);
    int first = before.indexOf(guard.text());
    if (first < 0 || first != before.lastIndexOf(guard.text())) {
      throw new AssertionError(guard.file() + " does not hold exactly once: " + guard.text());
    }
    Files.writeString(file, before.replace(guard.text(), guard.without()));
  }

  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copying(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (NOT_SOURCES.contains(String.valueOf(directory.getFileName()))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(to.resolve(from.relativize(directory)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(file, to.resolve(from.relativize(file)));
      return FileVisitResult.CONTINUE;
    }
  }
}
