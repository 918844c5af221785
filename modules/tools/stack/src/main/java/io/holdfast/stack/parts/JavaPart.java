package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Common base of parts that run in a JVM. */
abstract class JavaPart implements Part {
  private static final int CONNECT_MILLIS = 2000;
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

  boolean acceptsConnections() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
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
