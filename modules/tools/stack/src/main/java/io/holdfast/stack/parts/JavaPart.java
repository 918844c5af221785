package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.process.DetachedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Common base of parts that run in a JVM. */
abstract class JavaPart implements Part {
  private static final int CONNECT_MILLIS = 2000;
  private static final String NICE = "nice";
  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(HTTP_TIMEOUT).build();
  final DataDirectory data;
  private final String name;
  private final int port;

  JavaPart(DataDirectory data, String name, int port) {
    this.data = data;
    this.name = name;
    this.port = port;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String commandLineMark() {
    return "-Dholdfast.part=" + data.root() + "#" + name;
  }

  /** Program, mark and options of a virtual machine; what to run is still to be added. */
  List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.add(commandLineMark());
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(List.of(options));
    return command;
  }

  /**
   * The same with a lower priority of its process: where processors are few, what only looks on
   * waits for what sells.
   */
  List<String> javaInTheBackground(String... options) {
    List<String> command = new ArrayList<>();
    if (DetachedProcess.onPath(NICE)) {
      command.addAll(List.of(NICE, "-n", "10"));
    }
    command.addAll(java(options));
    return command;
  }

  boolean acceptsConnections() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** Whether the part answers a request on its port; decided within five seconds. */
  boolean answersWith200(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(HTTP_TIMEOUT)
            .build();
    try {
      return acceptsConnections()
          && CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static Path directory(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
