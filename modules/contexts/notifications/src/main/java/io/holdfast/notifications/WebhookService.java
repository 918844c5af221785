package io.holdfast.notifications;

import io.holdfast.kernel.Page;
import io.holdfast.notifications.webhook.OfferedEvents;
import io.holdfast.notifications.webhook.WebhookAddresses;
import io.holdfast.notifications.webhook.WebhookDeliveries;
import io.holdfast.notifications.webhook.WebhookTable;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhooks for external callers, with role checks. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class WebhookService {
  private static final int MOST = 200;
  private static final int SECRET_BYTES = 32;

  private final WebhookTable webhooks;
  private final WebhookDeliveries deliveries;
  private final WebhookAddresses addresses;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public WebhookService(
      WebhookTable webhooks, WebhookDeliveries deliveries, WebhookAddresses addresses) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.addresses = addresses;
  }

  /** What is wrong with a URL; empty if it may be registered. */
  public Optional<String> refusal(@NotNull String url) {
    return addresses.refusal(url);
  }

  /** What is wrong with a pattern of events; empty if it matches some. */
  public Optional<String> refusalOfEvents(@NotNull String pattern) {
    return OfferedEvents.isOffered(pattern)
        ? Optional.empty()
        : Optional.of(
            "must be * or one of " + OfferedEvents.NAMES + ", or a group such as order.*");
  }

  /**
   * Registers a webhook.
   *
   * @throws IllegalArgumentException if URL or events are refused
   * @throws TooManyWebhooksException if there are 1,000
   */
  public Webhook.WithSecret create(
      @NotNull String url, @NotNull @Size(min = 1, max = 50) List<@NotNull String> events) {
    Optional<String> refusal =
        refusal(url).or(() -> events.stream().flatMap(e -> refusalOfEvents(e).stream()).findAny());
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    String secret = newSecret();
    return new Webhook.WithSecret(
        webhooks.add(url, events.stream().distinct().toList(), secret), secret);
  }

  /** One webhook; empty if there is none. */
  public Optional<Webhook> find(@NotNull UUID id) {
    return webhooks.find(id);
  }

  /** A page of webhooks, the oldest first. */
  public Page<Webhook> list(UUID after, @Min(1) @Max(MOST) int limit) {
    return Page.cut(webhooks.list(after, limit + 1), limit, webhook -> webhook.id().toString());
  }

  /** Gives it another secret; the old one is valid for a day more. Empty if there is none. */
  public Optional<Webhook.WithSecret> rotate(@NotNull UUID id) {
    String secret = newSecret();
    return webhooks.rotate(id, secret).map(webhook -> new Webhook.WithSecret(webhook, secret));
  }

  /** Sends to it again after it was disabled; false if there is none. */
  public boolean enable(@NotNull UUID id) {
    return webhooks.enable(id);
  }

  /** Deletes it; false if there is none. */
  public boolean delete(@NotNull UUID id) {
    return webhooks.delete(id);
  }

  /** Sends it an event of a test; empty if there is no such webhook. */
  public Optional<WebhookDelivery> test(@NotNull UUID id) {
    return deliveries.test(id);
  }

  /** A page of its deliveries, the newest first. */
  public Page<WebhookDelivery> deliveries(
      @NotNull UUID id, UUID before, @Min(1) @Max(MOST) int limit) {
    return Page.cut(
        deliveries.list(id, before, limit + 1), limit, delivery -> delivery.id().toString());
  }

  /** Delivers once more; empty if there is no such delivery. */
  public Optional<WebhookDelivery> replay(@NotNull UUID id, @NotNull UUID delivery) {
    return deliveries.replay(id, delivery);
  }

  private String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }
}
