package io.holdfast.stack.parts;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The generation of indices that the stream job writes. Each has a state of its own.
 *
 * @param number counted from 1
 * @param live whether queries see it; not while it is being rebuilt
 */
public record Generation(int number, boolean live) {

  /** That of a directory; the first if it says nothing. */
  public static Generation read(DataDirectory data) {
    Properties values = new Properties();
    if (Files.exists(file(data))) {
      try (Reader reader = Files.newBufferedReader(file(data))) {
        values.load(reader);
      } catch (IOException e) {
        throw new StackFailure("cannot read " + file(data) + ": " + e.getMessage(), e);
      }
    }
    return new Generation(
        Integer.parseInt(values.getProperty("generation", "1")),
        Boolean.parseBoolean(values.getProperty("live", "true")));
  }

  /** Replaces that of a directory; the job knows it from its next start on. */
  public Generation write(DataDirectory data) {
    Properties values = new Properties();
    values.setProperty("generation", Integer.toString(number));
    values.setProperty("live", Boolean.toString(live));
    try {
      Files.createDirectories(data.insights());
      PrivateFile.write(file(data), out -> values.store(out, null));
      return this;
    } catch (IOException e) {
      throw new StackFailure("cannot write " + file(data) + ": " + e.getMessage(), e);
    }
  }

  /** Where the job keeps its checkpoints. */
  public Path state(DataDirectory data) {
    return data.insights().resolve("state-" + number);
  }

  private static Path file(DataDirectory data) {
    return data.insights().resolve("generation.properties");
  }
}
