package io.holdfast.web.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.inventory.Movement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ledger entry.
 *
 * @param id ascends within the warehouse
 * @param reason of an adjustment; left out for others
 * @param at ISO 8601, UTC
 * @param actor who made it by hand; left out for others
 * @param cursor the listing goes on behind this entry with it, and misses nothing
 */
@Schema(name = "Movement")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MovementJson(
    long id,
    String sku,
    String kind,
    int onHandDelta,
    int reservedDelta,
    String reason,
    String reference,
    String at,
    String actor,
    String cursor) {

  static MovementJson of(Movement movement) {
    return new MovementJson(
        movement.id(),
        movement.sku().value(),
        movement.kind(),
        movement.onHandDelta(),
        movement.reservedDelta(),
        movement.reason(),
        movement.reference(),
        movement.at().toString(),
        movement.actor(),
        String.valueOf(movement.id()));
  }
}
