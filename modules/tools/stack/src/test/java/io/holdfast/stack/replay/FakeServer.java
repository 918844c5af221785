package io.holdfast.stack.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.stack.load.http.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a real socket that answers orders from a script instead of a database. */
public final class FakeServer implements Closeable {
  /** Determines the answer to a request by its idempotency key and attempt, counted from 1. */
  public interface Script {
    /** The answer. */
    Answer answer(String key, int attempt);
  }

  /** An answer; status 0 breaks the connection instead. */
  public record Answer(int status, String body) {
    /** An order that was accepted. */
    public static final Answer CREATED = new Answer(201, "{}");

    /** The connection ends without an answer. */
    public static final Answer BROKEN = new Answer(0, "");
  }

  /** A received request. */
  public record Request(String method, String path, String key, String user, String body) {}

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Script script;
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Starts on a free port. */
  public FakeServer(Script script) throws IOException {
    this.script = script;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  /** The server, for a user. */
  public Endpoint endpoint() {
    return Endpoint.of("http://127.0.0.1:" + http.getAddress().getPort(), "storefront", "secret");
  }

  /** All received requests, in order. */
  public List<Request> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String path = exchange.getRequestURI().toString();
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            path,
            key,
            exchange.getRequestHeaders().getFirst("Authorization"),
            body));
    if (path.endsWith("/warehouses?limit=200")) {
      send(
          exchange,
          new Answer(
              200,
              """
              {"items":[
                {"code":"north","location":{"latitude":48.7,"longitude":-122.4}},
                {"code":"south","location":{"latitude":32.7,"longitude":-117.1}}]}"""));
    } else if (exchange.getRequestMethod().equals("GET")) {
      send(exchange, new Answer(200, "{\"items\": [ ]}"));
    } else {
      String counted = key == null ? path : key;
      int attempt = attempts.computeIfAbsent(counted, any -> new AtomicInteger()).incrementAndGet();
      send(exchange, script.answer(counted, attempt));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == 0) {
      throw new IOException("breaks the connection");
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Location", "/api/v1/orders/order-of-someone");
    exchange.getResponseHeaders().set("Retry-After", "0");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
