package io.holdfast.notifications.webhook;

import io.holdfast.notifications.outgoing.ChannelPort;
import io.holdfast.notifications.outgoing.Delivery;
import io.holdfast.notifications.outgoing.DeliveryResult;
import io.holdfast.notifications.outgoing.DeliveryResult.Later;
import io.holdfast.notifications.outgoing.DeliveryResult.Refused;
import io.holdfast.notifications.outgoing.DeliveryResult.Sent;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Delivers events to webhooks, signed. The id is that of the event on every attempt; the body is
 * the same byte for byte.
 */
@Singleton
public final class WebhookSender implements ChannelPort {
  private static final int GONE = 410;
  private static final int FIRST_FAILURE = 300;
  private static final Duration LONGEST_REST = Duration.ofDays(1);

  private final WebhookTable webhooks;
  private final WebhookClient client;
  private final Clock clock;

  @Inject
  WebhookSender(WebhookTable webhooks, WebhookClient client) {
    this(webhooks, client, Clock.systemUTC());
  }

  WebhookSender(WebhookTable webhooks, WebhookClient client, Clock clock) {
    this.webhooks = webhooks;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    Optional<WebhookTable.Target> target = webhooks.target(delivery.recipient());
    if (target.isEmpty()) {
      return new Refused(null, "the webhook has been deleted or disabled");
    }
    byte[] body = WebhookBody.of(delivery.event(), delivery.eventType(), delivery.data());
    try {
      WebhookClient.Answer answer =
          client.post(
              target.get().url(),
              headers(delivery.event().toString(), target.get().secrets(), body),
              body);
      return result(answer, clock.instant());
    } catch (IOException e) {
      return new Later(null, null, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /** While a secret is being replaced there is a signature with each of the two. */
  private Map<String, String> headers(String id, List<String> secrets, byte[] body) {
    Clock now = Clock.fixed(clock.instant(), clock.getZone());
    List<WebhookHeaders> signed =
        secrets.stream().map(secret -> new WebhookSignature(secret, now).sign(id, body)).toList();
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        signed.get(0).timestamp(),
        "webhook-signature",
        signed.stream().map(WebhookHeaders::signature).collect(Collectors.joining(" ")),
        "User-Agent",
        "Holdfast/1");
  }

  static DeliveryResult result(WebhookClient.Answer answer, Instant now) {
    int code = answer.code();
    if (code >= 200 && code < FIRST_FAILURE) {
      return new Sent(code);
    }
    if (code == GONE) {
      return new Refused(code, "410 Gone");
    }
    return new Later(rest(answer.retryAfter(), now), code, "answered " + code);
  }

  /** Seconds or a date (RFC 9110, section 10.2.3); null if it is neither. */
  private static Duration rest(String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    Duration wanted;
    try {
      wanted =
          retryAfter.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                      .toInstant());
    } catch (DateTimeParseException e) {
      return null;
    }
    if (wanted.isNegative()) {
      return Duration.ZERO;
    }
    return wanted.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wanted;
  }
}
