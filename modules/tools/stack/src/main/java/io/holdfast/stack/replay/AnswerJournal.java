package io.holdfast.stack.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Records every accepted order: a line with order id and key for each 201 or 202. Each of these
 * orders must exist later.
 */
final class AnswerJournal implements Closeable {
  private final OutputStream out;

  private AnswerJournal(OutputStream out) {
    this.out = out;
  }

  /** Appends to a file, or keeps nothing when it is null. */
  static AnswerJournal to(Path file) throws IOException {
    return new AnswerJournal(
        file == null
            ? null
            : Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  void accepted(String orderId, String key) {
    if (out == null) {
      return;
    }
    byte[] line = (orderId + " " + key + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (out) {
        out.write(line);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
