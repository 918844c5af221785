package io.holdfast.simulators.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.platform.webhook.WebhookSignature;
import io.holdfast.simulators.LoopbackServer;
import io.holdfast.simulators.payment.Authorisation.Status;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.WWWFormCodec;

/**
 * HTTP interface of the provider, on loopback: {@code POST /v1/authorisations}, {@code GET
 * /v1/authorisations?orderId=}, {@code POST /v1/authorisations/{id}/captures}, {@code void} and
 * {@code refunds}, {@code GET /v1/books} of all or {@code ?orderId=}, {@code GET} and {@code PUT
 * /v1/behaviour} ({@link Switches}), {@code GET /v1/statistics}, {@code GET /health}; and the same
 * provider in Stripe's format ({@link StripeWire}). Each connection has a thread, so a slow answer
 * does not delay others.
 */
public final class PaymentServer implements Closeable {
  private static final int LARGEST_BODY = 16 * 1024;
  private static final int LONGEST_KEY = 255;
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final Duration BEYOND_PATIENCE = Duration.ofSeconds(10);
  private static final String ORDER_ID = "orderId=";
  private static final Pattern OPERATION =
      Pattern.compile("POST /v1/authorisations/([^/]{1,100})/(captures|void|refunds)");
  private static final Map<String, Status> KINDS =
      Map.of("captures", Status.CAPTURED, "void", Status.VOIDED, "refunds", Status.REFUNDED);

  private final PaymentProvider provider;
  private final Behaviour behaviour;
  private final StripeWire stripe;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer http;
  private Callbacks callbacks;

  private PaymentServer(int port, PaymentProvider provider, Behaviour behaviour) {
    this.provider = provider;
    this.behaviour = behaviour;
    this.stripe = new StripeWire(behaviour, provider);
    http = LoopbackServer.create(port, (request, response, context) -> handle(request, response));
  }

  /**
   * Starts serving.
   *
   * @param port TCP port on loopback, 0 for any free one
   * @throws java.net.BindException if the port is busy
   */
  public static PaymentServer start(int port, PaymentProvider provider) throws IOException {
    return start(port, provider, SLOW, BEYOND_PATIENCE);
  }

  static PaymentServer start(
      int port, PaymentProvider provider, Duration slow, Duration beyondPatience)
      throws IOException {
    PaymentServer server =
        new PaymentServer(port, provider, new Behaviour(provider, slow, beyondPatience));
    server.http.start();
    return server;
  }

  /**
   * Has the shop told of what happens, as the switches say.
   *
   * @param shop where callbacks go
   * @param signature signs them
   */
  public void tell(URI shop, WebhookSignature signature) {
    Callbacks started = new Callbacks(shop, signature);
    callbacks = started;
    provider.tell(
        entry -> {
          Switches switches = behaviour.switches();
          if (switches.tells(entry)) {
            started.tell(entry, switches);
          }
        });
  }

  /** The TCP port being served. */
  public int port() {
    return http.getLocalPort();
  }

  private void handle(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
    ProviderAnswer answer;
    try {
      answer = route(request);
    } catch (RuntimeException failure) {
      answer = ProviderAnswer.problem(500, "failed: " + failure.getMessage());
    }
    send(response, answer);
  }

  private ProviderAnswer route(ClassicHttpRequest request) throws IOException {
    URI uri = URI.create(request.getRequestUri());
    String call = request.getMethod() + " " + uri.getPath();
    return switch (call) {
      case "POST /v1/authorisations" -> authorise(request);
      case "GET /v1/authorisations" -> list(uri.getRawQuery());
      case "GET /v1/books" -> books(uri.getRawQuery());
      case "GET /v1/behaviour" -> new ProviderAnswer(200, behaviour.switches(), false);
      case "PUT /v1/behaviour" -> change(request);
      case "GET /v1/statistics" -> new ProviderAnswer(200, provider.statistics(), false);
      case "GET /health" -> new ProviderAnswer(200, Map.of("status", "UP"), false);
      default -> operateOrNothing(request, call);
    };
  }

  private ProviderAnswer operateOrNothing(ClassicHttpRequest request, String call)
      throws IOException {
    if (StripeWire.speaks(call)) {
      return stripe(request, call);
    }
    Matcher operation = OPERATION.matcher(call);
    return operation.matches()
        ? operate(request, operation.group(1), KINDS.get(operation.group(2)))
        : ProviderAnswer.problem(404, "no such thing: " + call);
  }

  private ProviderAnswer stripe(ClassicHttpRequest request, String call) throws IOException {
    if (!request.containsHeader("Authorization") || key(request).isEmpty()) {
      return ProviderAnswer.problem(401, "a secret key and an Idempotency-Key are required");
    }
    String form = new String(body(request), StandardCharsets.UTF_8);
    Map<String, String> parameters =
        WWWFormCodec.parse(form, StandardCharsets.UTF_8).stream()
            .collect(Collectors.toMap(NameValuePair::getName, NameValuePair::getValue));
    return stripe.answer(call, key(request), parameters);
  }

  private ProviderAnswer operate(ClassicHttpRequest call, String authorisation, Status kind)
      throws IOException {
    String key = key(call);
    if (key.isEmpty()) {
      return keyIsRequired();
    }
    OperationRequest request;
    try {
      request = json.readValue(body(call), OperationRequest.class);
    } catch (JsonProcessingException malformed) {
      return ProviderAnswer.problem(400, "malformed JSON");
    }
    return behaviour.faulty(key, () -> operate(key, kind, authorisation, request));
  }

  private ProviderAnswer operate(
      String key, Status kind, String authorisation, OperationRequest request) {
    try {
      Authorisation entry = provider.operate(key, kind, authorisation, request);
      return kind == Status.VOIDED
          ? ProviderAnswer.voided(authorisation)
          : ProviderAnswer.done(entry);
    } catch (RefusedOperationException refusal) {
      return ProviderAnswer.refused(refusal);
    }
  }

  private ProviderAnswer change(ClassicHttpRequest call) throws IOException {
    try {
      Switches next = json.readValue(body(call), Switches.class);
      behaviour.become(next);
      return new ProviderAnswer(200, next, false);
    } catch (JsonProcessingException malformed) {
      return ProviderAnswer.problem(400, "no such behaviour: " + malformed.getOriginalMessage());
    }
  }

  private ProviderAnswer books(String query) {
    Map<String, Books.Totals> totals =
        query == null ? provider.books() : Books.of(provider.ofOrder(orderId(query))).totals();
    return new ProviderAnswer(200, Map.of("currencies", totals), false);
  }

  private static ProviderAnswer keyIsRequired() {
    return ProviderAnswer.problem(400, "Idempotency-Key of 1 to 255 characters is required");
  }

  /** The call's idempotency key, or an empty text if there is none of a valid length. */
  private static String key(ClassicHttpRequest call) {
    Header field = call.getFirstHeader("Idempotency-Key");
    String key = field == null ? "" : field.getValue();
    return key.isBlank() || key.length() > LONGEST_KEY ? "" : key;
  }

  private ProviderAnswer authorise(ClassicHttpRequest call) throws IOException {
    byte[] body = body(call);
    if (body.length > LARGEST_BODY) {
      return ProviderAnswer.problem(413, "at most " + LARGEST_BODY + " octets");
    }
    String key = key(call);
    if (key.isEmpty()) {
      return keyIsRequired();
    }
    AuthorisationRequest request;
    try {
      request = json.readValue(body, AuthorisationRequest.class);
    } catch (JsonProcessingException malformed) {
      return ProviderAnswer.problem(400, "malformed JSON");
    }
    if (request == null || !request.isValid()) {
      return ProviderAnswer.problem(400, "orderId, amountCents > 0, currency, token required");
    }
    return behaviour.faulty(key, () -> behaviour.answer(key, request).join());
  }

  private static byte[] body(ClassicHttpRequest request) throws IOException {
    if (request.getEntity() == null) {
      return new byte[0];
    }
    try (InputStream in = request.getEntity().getContent()) {
      return in.readNBytes(LARGEST_BODY + 1);
    }
  }

  private ProviderAnswer list(String query) {
    if (query == null || !query.startsWith(ORDER_ID)) {
      return ProviderAnswer.problem(400, "?orderId= is required");
    }
    return new ProviderAnswer(200, Map.of("items", provider.ofOrder(orderId(query))), false);
  }

  private static String orderId(String query) {
    return query.startsWith(ORDER_ID)
        ? URLDecoder.decode(query.substring(ORDER_ID.length()), StandardCharsets.UTF_8)
        : "";
  }

  private void send(ClassicHttpResponse response, ProviderAnswer answer) throws IOException {
    boolean isProblem = answer.body() instanceof ProviderAnswer.Problem;
    ContentType type =
        isProblem ? ContentType.APPLICATION_PROBLEM_JSON : ContentType.APPLICATION_JSON;
    response.setCode(answer.status());
    response.setEntity(new ByteArrayEntity(json.writeValueAsBytes(answer.body()), type));
    if (answer.repeated()) {
      response.setHeader("Idempotency-Replayed", "true");
    }
    if (answer.status() == 503) {
      response.setHeader("Retry-After", "0");
    }
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
    behaviour.close();
    if (callbacks != null) {
      callbacks.close();
    }
  }
}
