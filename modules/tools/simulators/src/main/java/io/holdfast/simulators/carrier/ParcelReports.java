package io.holdfast.simulators.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reports the way of each parcel to the shipper by signed callbacks (Standard Webhooks), again and
 * again until it is taken. The end of a way is recorded when the shipper has taken it; after a
 * restart, parcels under way go on.
 */
final class ParcelReports implements Closeable {
  private static final int THREADS = 8;
  private static final int MOST_ATTEMPTS = 200;
  private static final long LONGEST_PAUSE = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final LabelBook book;
  private final Supplier<CarrierSwitches> switches;
  private final URI shipper;
  private final WebhookSignature signature;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "parcel-reports");
            thread.setDaemon(true);
            return thread;
          });

  private record Body(String reference, String trackingNumber, String code, String at) {}

  private record Report(String id, byte[] body, String reference, Fact.Kind end) {}

  /**
   * @param shipper where callbacks go
   */
  ParcelReports(
      LabelBook book, Supplier<CarrierSwitches> switches, URI shipper, WebhookSignature signature) {
    this.book = book;
    this.switches = switches;
    this.shipper = shipper;
    this.signature = signature;
    book.underWay().forEach(this::start);
  }

  /** Sends a parcel on its way. */
  void start(String reference, String postalCode) {
    CarrierSwitches now = switches.get();
    long transit = now.transitMillis();
    switch (now.callbacks()) {
      case NONE -> {}
      case ENDS -> in(transit, () -> tellEnd(reference, postalCode));
      case ALL -> {
        in(transit / 2, () -> tell(reference, "IN_TRANSIT", null));
        in(transit, () -> tellEnd(reference, postalCode));
      }
    }
  }

  private void tellEnd(String reference, String postalCode) {
    boolean isLost =
        postalCode.equals(CarrierSwitches.LOST_POSTAL_CODE)
            || ThreadLocalRandom.current().nextInt(100) < switches.get().lostPercent();
    Fact.Kind end = isLost ? Fact.Kind.LOST : Fact.Kind.DELIVERED;
    tell(reference, end.name(), end);
  }

  /** A parcel whose label was cancelled meanwhile is not on its way. */
  private void tell(String reference, String code, Fact.Kind end) {
    if (!book.isUnderWay(reference)) {
      return;
    }
    Report report =
        new Report(
            "evt_" + reference + "_" + code,
            body(
                new Body(
                    reference, Parcel.trackingNumber(reference), code, Instant.now().toString())),
            reference,
            end);
    CarrierSwitches now = switches.get();
    for (int copy = 0; copy < now.callbackCopies(); copy++) {
      long longest = now.callbackJitterMillis();
      in(longest == 0 ? 0 : ThreadLocalRandom.current().nextLong(longest), () -> send(report, 1));
    }
  }

  private byte[] body(Body body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
  }

  private void send(Report report, int attempt) {
    WebhookHeaders headers = signature.sign(report.id(), report.body());
    HttpRequest request =
        HttpRequest.newBuilder(shipper)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(WebhookHeaders.ID, headers.id())
            .header(WebhookHeaders.TIMESTAMP, headers.timestamp())
            .header(WebhookHeaders.SIGNATURE, headers.signature())
            .POST(BodyPublishers.ofByteArray(report.body()))
            .build();
    boolean isTaken = false;
    try {
      isTaken = http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (IOException away) {
      isTaken = false;
    }
    if (!isTaken && attempt < MOST_ATTEMPTS) {
      in(Math.min(LONGEST_PAUSE, 250L << Math.min(attempt, 6)), () -> send(report, attempt + 1));
    } else if (isTaken && report.end() != null) {
      book.end(report.reference(), report.end());
    }
  }

  private void in(long millis, Runnable task) {
    if (!timer.isShutdown()) {
      timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
