package io.holdfast.stack.layout;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file only its owner can read, replaced as a whole so that no reader sees half of it. */
public final class PrivateFile {
  private PrivateFile() {}

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the writer is closed by the caller. */
    void writeTo(Writer out) throws IOException;
  }

  /** Replaces the file. */
  public static void write(Path file, Content content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "." + file.getFileName(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer out = Files.newBufferedWriter(fresh)) {
      content.writeTo(out);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
