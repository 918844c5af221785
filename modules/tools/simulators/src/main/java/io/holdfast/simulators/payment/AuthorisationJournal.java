package io.holdfast.simulators.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The append-only file of all decisions, one JSON object a line. A record is with the operating
 * system when {@link #append} returns: it survives a kill of the process (not a power cut, which
 * the provider does not simulate). Not thread-safe.
 */
final class AuthorisationJournal implements Closeable {
  private static final int READ_AT_ONCE = 1024;

  /** Gets each record of the file as it is read at start. */
  @FunctionalInterface
  interface Visitor {
    void record(long offset, Authorisation authorisation);
  }

  private final ObjectMapper json = new ObjectMapper();
  private final FileChannel file;
  private long end;

  private AuthorisationJournal(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens or creates the journal.
   *
   * @throws IOException if the file cannot be opened, or another process has it open
   */
  static AuthorisationJournal open(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    AuthorisationJournal journal = new AuthorisationJournal(file);
    try {
      journal.lock(path);
    } catch (IOException failure) {
      file.close();
      throw failure;
    }
    return journal;
  }

  private void lock(Path path) throws IOException {
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException sameProcess) {
      throw new IOException(path + " is in use", sameProcess);
    }
    throw new IOException(path + " is in use by another process");
  }

  /**
   * Shows every whole record to {@code visitor}; to be called once, before the first {@link
   * #append}. A record torn by a kill was never answered and is cut off.
   */
  void replay(Visitor visitor) throws IOException {
    InputStream in = new BufferedInputStream(Channels.newInputStream(file.position(0)), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet != '\n') {
        line.write(octet);
        continue;
      }
      visitor.record(end, json.readValue(line.toByteArray(), Authorisation.class));
      end += line.size() + 1L;
      line.reset();
    }
    file.truncate(end);
  }

  /** Writes one record and returns its place. */
  long append(Authorisation authorisation) throws IOException {
    byte[] line = (json.writeValueAsString(authorisation) + '\n').getBytes(StandardCharsets.UTF_8);
    long offset = end;
    ByteBuffer buffer = ByteBuffer.wrap(line);
    while (buffer.hasRemaining()) {
      file.write(buffer, offset + buffer.position());
    }
    end += line.length;
    return offset;
  }

  /** The record at a place that {@link #append} or the visitor named. */
  Authorisation at(long offset) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(READ_AT_ONCE);
    long position = offset;
    while (file.read(buffer.clear(), position) > 0) {
      buffer.flip();
      position += buffer.remaining();
      while (buffer.hasRemaining()) {
        byte octet = buffer.get();
        if (octet == '\n') {
          return parse(line.toByteArray());
        }
        line.write(octet);
      }
    }
    throw new IOException("no whole record at " + offset);
  }

  private Authorisation parse(byte[] line) throws JsonProcessingException {
    return json.readValue(new String(line, StandardCharsets.UTF_8), Authorisation.class);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
