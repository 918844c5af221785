package io.holdfast.simulators.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.platform.webhook.WebhookSignature;
import io.holdfast.simulators.LoopbackServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * HTTP interface of the carrier, on loopback: {@code POST /v1/labels}, {@code DELETE
 * /v1/labels/{reference}}, {@code GET /v1/statistics}, {@code GET} and {@code PUT /v1/switches},
 * {@code GET /health}.
 */
public final class CarrierServer implements Closeable {
  private static final String CARRIER = "swift";
  private static final String LABELS = "/v1/labels";
  private static final int LARGEST_BODY = 256 * 1024;
  private static final int MOST_PARCELS = 100;

  private final LabelBook book;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer http;

  /** References whose answer is lost once, while that is switched on. */
  private final Set<String> lostAnswers = new HashSet<>();

  private volatile CarrierSwitches switches = CarrierSwitches.NORMAL;
  private volatile ParcelReports reports;

  private record Answer(int status, Object body) {
    static Answer problem(int status, String title) {
      return new Answer(status, Map.of("title", title, "status", status));
    }
  }

  private CarrierServer(int port, LabelBook book) {
    this.book = book;
    http = LoopbackServer.create(port, (request, response, context) -> handle(request, response));
  }

  /**
   * Starts serving.
   *
   * @param port TCP port on loopback, 0 for any free one
   * @throws java.net.BindException if the port is busy
   */
  public static CarrierServer start(int port, LabelBook book) throws IOException {
    CarrierServer server = new CarrierServer(port, book);
    server.http.start();
    return server;
  }

  /**
   * From now on reports the way of parcels to the shipper, also of those under way already.
   *
   * @param shipper address of the callbacks
   */
  public void tell(URI shipper, WebhookSignature signature) {
    reports = new ParcelReports(book, () -> switches, shipper, signature);
  }

  /** The TCP port being served. */
  public int port() {
    return http.getLocalPort();
  }

  private void handle(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
    Answer answer;
    try {
      answer = route(request);
    } catch (RuntimeException failure) {
      answer = Answer.problem(500, "failed: " + failure.getMessage());
    }
    response.setCode(answer.status());
    if (answer.body() != null) {
      response.setEntity(
          new ByteArrayEntity(json.writeValueAsBytes(answer.body()), ContentType.APPLICATION_JSON));
    }
  }

  private Answer route(ClassicHttpRequest request) throws IOException {
    String path = URI.create(request.getRequestUri()).getPath();
    String call = request.getMethod() + " " + path;
    return switch (call) {
      case "POST " + LABELS -> label(request);
      case "GET /v1/statistics" -> new Answer(200, book.statistics());
      case "GET /v1/switches" -> new Answer(200, switches);
      case "PUT /v1/switches" -> change(request);
      case "GET /health" -> new Answer(200, Map.of("status", "UP"));
      default ->
          call.startsWith("DELETE " + LABELS + "/")
              ? cancel(path.substring(LABELS.length() + 1))
              : Answer.problem(404, "no such thing: " + call);
    };
  }

  private Answer cancel(String reference) {
    book.cancel(reference);
    return new Answer(204, null);
  }

  private Answer change(ClassicHttpRequest request) throws IOException {
    try {
      switches = json.readValue(body(request), CarrierSwitches.class);
      return new Answer(200, switches);
    } catch (JsonProcessingException malformed) {
      return Answer.problem(400, "malformed switches");
    }
  }

  private Answer label(ClassicHttpRequest request) throws IOException {
    List<Parcel> parcels = new ArrayList<>();
    try {
      for (JsonNode parcel : json.readTree(body(request)).path("parcels")) {
        parcels.add(json.treeToValue(parcel, Parcel.class));
      }
    } catch (JsonProcessingException malformed) {
      return Answer.problem(400, "malformed JSON");
    }
    if (parcels.isEmpty() || parcels.size() > MOST_PARCELS) {
      return Answer.problem(400, "1 to " + MOST_PARCELS + " parcels");
    }
    List<Map<String, String>> results = parcels.stream().map(this::label).toList();
    CarrierSwitches now = switches;
    if (now.answers() == CarrierSwitches.Answers.LATE) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(now.delayMillis()));
    } else if (now.answers() == CarrierSwitches.Answers.ERROR_AFTER_SUCCESS && isFirst(parcels)) {
      return Answer.problem(500, "the labels are made, and this answer is lost");
    }
    return new Answer(200, Map.of("parcels", results));
  }

  private Map<String, String> label(Parcel parcel) {
    Map<String, String> result = new LinkedHashMap<>();
    result.put("reference", parcel.reference());
    if (!parcel.isValid()) {
      result.put("refused", "reference and address are required");
      return result;
    }
    ParcelReports told = reports;
    if (book.label(parcel) && told != null) {
      told.start(parcel.reference(), parcel.to().postalCode());
    }
    if (book.hasLabel(parcel.reference())) {
      result.put("carrier", CARRIER);
      result.put("trackingNumber", parcel.trackingNumber());
    } else {
      result.put("refused", "the label was cancelled");
    }
    return result;
  }

  private boolean isFirst(List<Parcel> parcels) {
    synchronized (lostAnswers) {
      boolean first = false;
      for (Parcel parcel : parcels) {
        first |= lostAnswers.add(parcel.reference());
      }
      return first;
    }
  }

  private static byte[] body(ClassicHttpRequest request) throws IOException {
    if (request.getEntity() == null) {
      return new byte[0];
    }
    try (InputStream in = request.getEntity().getContent()) {
      return in.readNBytes(LARGEST_BODY);
    }
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
    if (reports != null) {
      reports.close();
    }
  }
}
