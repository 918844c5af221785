package io.holdfast.stack.balancer;

import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks each server several times a second whether it is ready, and sends requests to those only.
 */
final class ReadyServers {
  private static final System.Logger LOG = System.getLogger(ReadyServers.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int FAILURES = 2;
  private static final String GONE = "it accepts no connections";
  private static final int CONNECTIONS_PER_THREAD = 512;

  /** Of a server that was killed, so that the connection pool asks again at once. */
  private static final int PROBLEM_RETRY_SECONDS = 1;

  private final List<URI> servers;
  private final Set<URI> used = new LinkedHashSet<>();
  private int turn;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final LoadBalancingProxyClient client =
      new LoadBalancingProxyClient()
          .setConnectionsPerThread(CONNECTIONS_PER_THREAD)
          .setProblemServerRetry(PROBLEM_RETRY_SECONDS);

  ReadyServers(List<URI> servers) {
    this.servers = List.copyOf(servers);
  }

  /** Chooses among the servers that are ready. */
  LoadBalancingProxyClient client() {
    return client;
  }

  /** The servers that are ready, each first in its turn. */
  synchronized List<URI> inTurn() {
    List<URI> all = new ArrayList<>(used);
    Collections.rotate(all, turn++);
    return all;
  }

  /** Begins to ask, in a thread of its own for each server. */
  void start() {
    for (URI server : servers) {
      Thread thread = new Thread(() -> watch(server), "watch-" + server.getPort());
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void watch(URI server) {
    int failures = 0;
    try {
      while (true) {
        String trouble = trouble(server);
        failures = trouble.isEmpty() ? 0 : failures + 1;
        if (failures == 0) {
          take(server);
        } else if (failures >= FAILURES) {
          leaveOut(server, trouble);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void take(URI server) {
    if (used.add(server)) {
      LOG.log(System.Logger.Level.INFO, server + " is ready");
      client.addHost(server);
    }
  }

  /** The last one is kept as long as it accepts connections: it may only be slow to say so. */
  private synchronized void leaveOut(URI server, String trouble) {
    boolean isGone = trouble.startsWith(GONE);
    if ((isGone || used.size() > 1) && used.remove(server)) {
      LOG.log(System.Logger.Level.INFO, server + " is not ready: " + trouble);
      client.removeHost(server);
    }
  }

  /** Why the server is not ready; empty if it is. */
  private String trouble(URI server) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/health/ready")).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? "" : answer.statusCode() + " " + answer.body();
    } catch (ConnectException e) {
      return GONE;
    } catch (IOException e) {
      return e.toString();
    }
  }
}
