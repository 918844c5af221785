package io.holdfast.stack.process;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps the log of a running process small: its content is copied aside and the file, which the
 * process writes in append mode, is emptied.
 *
 * @param file the log
 * @param limit size from which it is rotated, bytes
 */
public record RotatedLog(Path file, long limit) {

  /** Size from which logs of parts are rotated, bytes. */
  public static final long DEFAULT_LIMIT = 20L << 20;

  /** Rotates when the file has reached the limit; one older generation is kept. */
  public void rotateIfLarge() {
    try {
      if (!Files.exists(file) || Files.size(file) < limit) {
        return;
      }
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
      try (RandomAccessFile emptied = new RandomAccessFile(file.toFile(), "rw")) {
        emptied.setLength(0);
      }
    } catch (IOException e) {
      throw new StackFailure("cannot rotate " + file + ": " + e.getMessage(), e);
    }
  }

  /** The last line that is not blank, or the given text when there is none. */
  public String lastLine(String otherwise) {
    try {
      return Files.readString(file)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce((before, last) -> last)
          .orElse(otherwise);
    } catch (IOException unreadable) {
      return otherwise;
    }
  }
}
