package io.holdfast.notifications.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.notifications.outgoing.ChannelPort;
import io.holdfast.notifications.outgoing.Delivery;
import io.holdfast.notifications.outgoing.DeliveryResult;
import io.holdfast.notifications.outgoing.DeliveryResult.Later;
import io.holdfast.notifications.outgoing.DeliveryResult.Refused;
import io.holdfast.notifications.outgoing.DeliveryResult.Sent;
import io.holdfast.notifications.outgoing.DeliveryResult.Unreachable;
import io.holdfast.notifications.text.MessageText;
import io.holdfast.notifications.text.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends text messages; the message's id is the provider's idempotency key. */
@Singleton
public final class HttpSms implements ChannelPort {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int TOO_MANY = 429;

  private final URI messages;
  private final String token;
  private final Texts texts;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * @param url base of the provider's interface, without a slash at the end
   * @param token bearer token for it; without one none is sent
   */
  @Inject
  public HttpSms(
      @ConfigProperty(name = "holdfast.sms.url") String url,
      @ConfigProperty(name = "holdfast.sms.token") Optional<String> token,
      Texts texts) {
    this.messages = URI.create(url + "/v1/messages");
    this.token = token.orElse(null);
    this.texts = texts;
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    MessageText text =
        texts.of(delivery.template(), delivery.language(), delivery.event(), delivery.data());
    String body =
        JSON.createObjectNode()
            .put("to", delivery.address())
            .put("text", text.shortText())
            .toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(messages)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", delivery.id().toString())
            .POST(BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return result(http.send(request.build(), BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return new Unreachable("the SMS provider gave no answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreachable("the server is being stopped");
    }
  }

  /** Bad credentials and server errors concern every message; a 4xx this one. */
  static DeliveryResult result(int code) {
    if (code / 100 == 2) {
      return new Sent(code);
    }
    if (code == TOO_MANY) {
      return new Later(null, code, "answered " + code);
    }
    return code / 100 == 4 && code != 401 && code != 403 && code != 408
        ? new Refused(code, "answered " + code)
        : new Unreachable("the SMS provider answered " + code);
  }
}
