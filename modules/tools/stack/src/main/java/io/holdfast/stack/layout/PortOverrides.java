package io.holdfast.stack.layout;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Ports by which the server reaches parts through a proxy. All others connect directly.
 *
 * @param ports by part name, on the loopback address; a missing part is reached directly
 */
public record PortOverrides(Map<String, Integer> ports) {

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

  /** The port at which the server reaches a part that listens at its own. */
  public int port(String part, int own) {
    return ports.getOrDefault(part, own);
  }

  private static Integer port(Properties lines, String name) {
    return Integer.valueOf(lines.getProperty(name).trim());
  }
}
