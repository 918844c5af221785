package io.holdfast.simulators.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An append-only file of messages, one JSON object a line. A message is with the operating system
 * when {@link #append} returns: it survives a kill of the process.
 */
public final class MessageJournal implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;

  private MessageJournal(FileChannel file) {
    this.file = file;
  }

  /** Opens or creates the file; a last line that a kill cut off is closed by a line break. */
  public static MessageJournal open(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long end = file.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    if (end > 0 && file.read(last, end - 1) == 1 && last.get(0) != '\n') {
      file.write(ByteBuffer.wrap(new byte[] {'\n'}), end);
    }
    file.position(file.size());
    return new MessageJournal(file);
  }

  /** Appends a message. */
  public synchronized void append(ReceivedMessage message) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(message) + "\n").getBytes("UTF-8"));
    while (line.hasRemaining()) {
      file.write(line);
    }
  }

  /** All messages of a file, oldest first; none if there is no file. Lines cut off are left out. */
  public static List<ReceivedMessage> read(Path path) throws IOException {
    List<ReceivedMessage> messages = new ArrayList<>();
    forEach(path, messages::add);
    return messages;
  }

  /**
   * Shows each message of a file, as {@link #read} has them, without keeping it.
   *
   * @return how many there are
   */
  public static long forEach(Path path, Consumer<ReceivedMessage> reader) throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    long[] count = {0};
    try (Stream<String> lines = Files.lines(path)) {
      lines
          .filter(line -> line.endsWith("}"))
          .forEach(
              line -> {
                reader.accept(parse(line));
                count[0]++;
              });
    }
    return count[0];
  }

  private static ReceivedMessage parse(String line) {
    try {
      return JSON.readValue(line, ReceivedMessage.class);
    } catch (IOException e) {
      throw new IllegalStateException("the journal of messages is damaged", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
