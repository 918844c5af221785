package io.holdfast.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.audit.Finding;
import io.holdfast.stack.DoctorCommand;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackStatus;
import io.holdfast.stack.layout.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stack with four warehouses in a process of its own, on fresh data and free ports. */
final class StackUnderTest implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration COMMAND = Duration.ofMinutes(5);
  private static final int FIRST_PORT = 24_000;
  private static final int PORTS = 80;

  private final DataDirectory data;
  private final Process supervisor;

  private StackUnderTest(DataDirectory data, Process supervisor) {
    this.data = data;
    this.supervisor = supervisor;
  }

  /** The stack that the system property names, else a new one. */
  static StackUnderTest find() {
    String running = System.getProperty("holdfast.blackbox.attach");
    return running == null
        ? start("--without", "insights")
        : new StackUnderTest(new DataDirectory(Path.of(running)), null);
  }

  /**
   * A new stack.
   *
   * @param options more of {@code up}
   */
  static StackUnderTest start(String... options) {
    try {
      Path root = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "blackbox");
      Path console = root.resolve("up.log");
      String port = Integer.toString(freePort());
      String place = root.toAbsolutePath().toString();
      Process supervisor =
          CommandLine.start(
              console,
              console,
              Stream.concat(
                      Stream.of("up", "--data", place, "--http-port", port), Stream.of(options))
                  .toArray(String[]::new));
      StackUnderTest stack = new StackUnderTest(new DataDirectory(root), supervisor);
      WaitUntil.await(
          START,
          () -> text(console),
          () -> text(console).contains("ready in") || !supervisor.isAlive());
      if (!supervisor.isAlive()) {
        throw new AssertionError("the stack did not start: " + text(console));
      }
      return stack;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command on this stack. */
  CommandLine.Outcome run(String... arguments) {
    return CommandLine.run(
        COMMAND,
        Stream.concat(Stream.of(arguments), Stream.of("--data", data.root().toString()))
            .toArray(String[]::new));
  }

  /** How to reach it. */
  StackDescriptor descriptor() {
    return StackDescriptor.read(data);
  }

  /** Its data directory. */
  Path root() {
    return data.root();
  }

  /** Its port for HTTP. */
  int port() {
    return URI.create(descriptor().baseUrl()).getPort();
  }

  /** As {@code status --json} prints it. */
  JsonNode status() {
    return JsonValues.of(StackStatus.of(data));
  }

  /** What {@code doctor} finds broken. */
  List<Finding> broken(Duration settle) {
    return DoctorCommand.examine(data, settle).stream()
        .filter(finding -> finding.state() == Finding.State.BROKEN)
        .toList();
  }

  /** The process of a part, which this stack has started. */
  ProcessHandle process(String part) {
    JsonNode component =
        JsonValues.stream(status().get("components"))
            .filter(c -> c.get("name").asText().equals(part))
            .findFirst()
            .orElseThrow();
    return ProcessHandle.of(component.get("pid").asLong()).orElseThrow();
  }

  /** A part's process and those that it has started: a database consists of several. */
  List<ProcessHandle> processes(String part) {
    ProcessHandle first = process(part);
    return Stream.concat(Stream.of(first), first.descendants()).toList();
  }

  /** Kills the process of a part, which this stack has started. */
  void kill(String part) {
    ProcessHandle process = process(part);
    process.destroyForcibly();
    WaitUntil.await(Duration.ofSeconds(10), () -> part + " lives", () -> !process.isAlive());
  }

  /** The log of the server that an operator reads first. */
  Path messages() {
    return data.logs().resolve("server/messages.log");
  }

  /** The console output of the server. */
  Path console() {
    return data.log("server");
  }

  @Override
  public void close() throws IOException {
    if (supervisor == null) {
      return;
    }
    run("down").expectSuccess();
    WaitUntil.await(Duration.ofMinutes(1), () -> "'up' goes on", () -> !supervisor.isAlive());
    List<Path> bulk = Stream.of("postgres", "broker", "liberty").map(data.root()::resolve).toList();
    for (Path directory : bulk) {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int freePort() {
    return IntStream.iterate(FIRST_PORT, port -> port < 60_000, port -> port + PORTS)
        .filter(port -> IntStream.range(port, port + PORTS).allMatch(StackUnderTest::canListen))
        .findFirst()
        .orElseThrow();
  }

  private static boolean canListen(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
