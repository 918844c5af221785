package io.holdfast.searchstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * Runs one node of OpenSearch until the process is asked to end. It has no authentication, so it
 * listens on the loopback address only.
 */
public final class StoreMain {
  private StoreMain() {}

  /**
   * Starts the store; returns when it has been stopped.
   *
   * @param arguments directory of its files, HTTP port, transport port
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]).toAbsolutePath();
    CountDownLatch stopped = new CountDownLatch(1);
    try (Node node = new LoopbackNode(settings(directory, arguments[1], arguments[2]), directory)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    close(node);
                    stopped.countDown();
                  },
                  "stop-store"));
      node.start();
      stopped.await();
    }
  }

  private static Settings settings(Path directory, String http, String transport) {
    return Settings.builder()
        .put("cluster.name", "holdfast")
        .put("node.name", "store")
        .put("path.home", directory.toString())
        .put("path.data", directory.resolve("data").toString())
        .put("path.logs", directory.resolve("logs").toString())
        .put("network.host", "127.0.0.1")
        .put("http.port", http)
        .put("transport.port", transport)
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("discovery.type", "single-node")
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put("cluster.max_shards_per_node", 2000)
        .put("http.max_content_length", "20mb")
        .put("search.max_open_scroll_context", 10)
        .put("node.processors", Math.min(2, Runtime.getRuntime().availableProcessors()))
        .build();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A node with the network plugin and nothing else. */
  private static final class LoopbackNode extends Node {
    LoopbackNode(Settings settings, Path directory) {
      super(environment(settings, directory), List.of(Netty4Plugin.class), true);
    }

    private static Environment environment(Settings settings, Path directory) {
      return InternalSettingsPreparer.prepareEnvironment(
          settings, Map.of(), directory.resolve("config"), () -> "store");
    }
  }
}
