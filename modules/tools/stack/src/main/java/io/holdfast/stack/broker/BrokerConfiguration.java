package io.holdfast.stack.broker;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The broker's files in its data directory.
 *
 * @param directory absolute path
 */
public record BrokerConfiguration(Path directory) {
  private static final String ACCEPTOR =
      "tcp://127.0.0.1:%d?protocols=CORE;tcpSendBufferSize=1048576;tcpReceiveBufferSize=1048576;remotingThreads=4";

  /**
   * Writes everything the broker reads at its start.
   *
   * @param insights whether events are copied for the stream job
   */
  public void write(int port, String serverPassword, String adminPassword, boolean insights) {
    Properties users = new Properties();
    users.setProperty("holdfast", serverPassword);
    users.setProperty("admin", adminPassword);
    try {
      PrivateFile.write(directory.resolve("users.properties"), out -> users.store(out, null));
      write("broker.xml", port, insights);
      write("logging.properties", port, insights);
    } catch (IOException e) {
      throw new StackFailure("cannot write " + directory + ": " + e.getMessage(), e);
    }
  }

  /** The server configuration. */
  public Path brokerFile() {
    return directory.resolve("broker.xml");
  }

  /** The logging configuration. */
  public Path loggingFile() {
    return directory.resolve("logging.properties");
  }

  /** Users and their passwords. */
  Properties users() throws IOException {
    Properties users = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve("users.properties"))) {
      users.load(reader);
    }
    return users;
  }

  private void write(String file, int port, boolean insights) throws IOException {
    String acceptor = ACCEPTOR.formatted(port);
    String text = fill(resource(file), acceptor, directory.toString(), insights);
    PrivateFile.write(directory.resolve(file), out -> out.write(text));
  }

  /**
   * The broker's own configuration.
   *
   * @param acceptor where it listens, as Artemis writes it
   * @param directory of journal and paging
   * @param insights whether events are copied for the stream job
   */
  public static String text(String acceptor, String directory, boolean insights)
      throws IOException {
    return fill(resource("broker.xml"), acceptor, directory, insights);
  }

  private static String fill(String text, String acceptor, String directory, boolean insights)
      throws IOException {
    return text.replace("@acceptor@", acceptor)
        .replace("@directory@", directory)
        .replace("@insights@", insights ? resource("insights-diverts.xml") : "");
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = BrokerConfiguration.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
