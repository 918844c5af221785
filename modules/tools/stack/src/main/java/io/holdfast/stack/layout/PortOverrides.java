package io.holdfast.stack.layout;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Ports by which servers reach parts, and each other, through proxies. All others connect directly.
 *
 * @param ports on the loopback address, by part name for all servers, or by {@code server/part} for
 *     one of them; a missing part is reached directly
 */
public record PortOverrides(Map<String, Integer> ports) {
  /** End of the line by which the other servers reach a server's member of the cluster. */
  public static final String CLUSTER = "cluster";

  /** End of the line by which the other servers send requests to a server. */
  public static final String REQUESTS = "requests";

  /** Makes the map unmodifiable. */
  public PortOverrides {
    ports = Map.copyOf(ports);
  }

  /** The overrides of a directory; empty if there are none. */
  public static PortOverrides of(DataDirectory data) {
    Properties lines = new Properties();
    if (Files.exists(data.detours())) {
      try (Reader reader = Files.newBufferedReader(data.detours())) {
        lines.load(reader);
      } catch (IOException e) {
        throw new StackFailure("cannot read " + data.detours() + ": " + e.getMessage(), e);
      }
    }
    Map<String, Integer> ports = new TreeMap<>();
    lines.stringPropertyNames().forEach(name -> ports.put(name, port(lines, name)));
    return new PortOverrides(ports);
  }

  /** Stores these overrides; effective from the server's next start. */
  public void write(DataDirectory data) {
    try {
      PrivateFile.write(
          data.detours(),
          out -> {
            for (Map.Entry<String, Integer> detour : new TreeMap<>(ports).entrySet()) {
              out.write(detour.getKey() + "=" + detour.getValue() + "\n");
            }
          });
    } catch (IOException e) {
      throw new StackFailure("cannot write " + data.detours() + ": " + e.getMessage(), e);
    }
  }

  /** The port at which a server reaches a part that listens at its own. */
  public int port(StackServer server, String part, int own) {
    return ports.getOrDefault(line(server, part), ports.getOrDefault(part, own));
  }

  /** Where the other servers reach this one's member of the cluster. */
  public int clusterPort(StackServer server) {
    return ports.getOrDefault(line(server, CLUSTER), server.clusterPort());
  }

  /** Where the other servers send their requests to this one. */
  public int requestPort(StackServer server) {
    return ports.getOrDefault(line(server, REQUESTS), server.port());
  }

  /** Name of a line of one server alone. */
  public static String line(StackServer server, String to) {
    return server.name() + "/" + to;
  }

  private static Integer port(Properties lines, String name) {
    return Integer.valueOf(lines.getProperty(name).trim());
  }
}
