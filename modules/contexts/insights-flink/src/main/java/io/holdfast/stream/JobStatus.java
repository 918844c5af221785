package io.holdfast.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.platform.JsonText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** Says on a port of the loopback address how the job is: 503 unless it runs. */
final class JobStatus implements AutoCloseable {
  private static final int BACKLOG = 10;
  private static final int UNAVAILABLE = 503;
  private static final long PATIENCE_SECONDS = 3;

  private final HttpServer server;
  private final JobSettings settings;
  private final JobClient job;

  private JobStatus(HttpServer server, JobSettings settings, JobClient job) {
    this.server = server;
    this.settings = settings;
    this.job = job;
  }

  static JobStatus of(JobSettings settings, JobClient job) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.statusPort());
    return new JobStatus(HttpServer.create(address, BACKLOG), settings, job);
  }

  void serve() {
    server.createContext("/status", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, Object> status = new LinkedHashMap<>();
      String state = state();
      status.put("state", state);
      status.put("generation", settings.generation());
      status.put("events", Counted.events());
      status.put("unreadable", Counted.unreadable());
      status.put("documents", Counted.documents());
      status.put("processorMillis", processorMillis());
      byte[] body = JsonText.of(status).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(state.equals("RUNNING") ? 200 : UNAVAILABLE, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String state() {
    try {
      return job.getJobStatus().get(PATIENCE_SECONDS, TimeUnit.SECONDS).name();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "UNKNOWN";
    } catch (ExecutionException | TimeoutException e) {
      return "UNKNOWN";
    }
  }

  private static long processorMillis() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1_000_000
        : -1;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
