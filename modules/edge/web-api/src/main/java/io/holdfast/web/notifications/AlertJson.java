package io.holdfast.web.notifications;

import io.holdfast.notifications.Alert;
import io.holdfast.web.json.EnumSchemas;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something for operators to look at. Times are ISO 8601.
 *
 * @param available units when it was opened
 * @param threshold units at or below which it is opened
 */
@Schema(name = "Alert")
public record AlertJson(
    String id,
    @Schema(ref = EnumSchemas.ALERT_KIND) Alert.Kind kind,
    @Schema(ref = EnumSchemas.ALERT_STATE) Alert.State state,
    @Schema(nullable = true) String sku,
    @Schema(nullable = true) String warehouse,
    @Schema(nullable = true) Integer available,
    @Schema(nullable = true) Integer threshold,
    @Schema(nullable = true) String detail,
    String openedAt,
    @Schema(nullable = true) String acknowledgedAt,
    @Schema(nullable = true) String acknowledgedBy,
    @Schema(nullable = true) String resolvedAt) {

  static AlertJson of(Alert alert) {
    return new AlertJson(
        alert.id().toString(),
        alert.kind(),
        alert.state(),
        alert.sku(),
        alert.warehouse(),
        alert.available(),
        alert.threshold(),
        alert.detail(),
        text(alert.openedAt()),
        text(alert.acknowledgedAt()),
        alert.acknowledgedBy(),
        text(alert.resolvedAt()));
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }
}
