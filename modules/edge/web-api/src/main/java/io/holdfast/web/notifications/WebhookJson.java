package io.holdfast.web.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.notifications.Webhook;
import io.holdfast.web.json.EnumSchemas;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook. Times are ISO 8601.
 *
 * @param secret shown once, when it is made
 * @param failingSince since when every attempt has failed
 */
@Schema(name = "Webhook")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookJson(
    String id,
    String url,
    List<String> events,
    @Schema(ref = EnumSchemas.WEBHOOK_STATE) Webhook.State state,
    String disabledReason,
    String failingSince,
    String createdAt,
    String secret) {

  static WebhookJson of(Webhook webhook) {
    return of(webhook, null);
  }

  static WebhookJson of(Webhook.WithSecret made) {
    return of(made.webhook(), made.secret());
  }

  private static WebhookJson of(Webhook webhook, String secret) {
    return new WebhookJson(
        webhook.id().toString(),
        webhook.url(),
        webhook.events(),
        webhook.state(),
        webhook.disabledReason(),
        webhook.failingSince() == null ? null : webhook.failingSince().toString(),
        webhook.createdAt().toString(),
        secret);
  }
}
