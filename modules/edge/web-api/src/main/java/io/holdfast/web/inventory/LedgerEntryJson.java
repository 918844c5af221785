package io.holdfast.web.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.inventory.MovementPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the ledger of a warehouse.
 *
 * @param id ascends within the warehouse
 * @param reason of an adjustment; left out for others
 * @param at ISO 8601, UTC
 * @param actor who made it by hand; left out for others
 * @param cursor this list goes on behind the entry with it, and misses and repeats nothing
 */
@Schema(name = "LedgerEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerEntryJson(
    String warehouse,
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

  /**
   * A page.
   *
   * @param unreachable warehouses whose entries are missing
   */
  @Schema(name = "LedgerEntries")
  public record Entries(List<LedgerEntryJson> items, List<String> unreachable) {}

  static LedgerEntryJson of(MovementPage.Item item) {
    return new LedgerEntryJson(
        item.warehouse().value(),
        item.movement().id(),
        item.movement().sku().value(),
        item.movement().kind(),
        item.movement().onHandDelta(),
        item.movement().reservedDelta(),
        item.movement().reason(),
        item.movement().reference(),
        item.movement().at().toString(),
        item.movement().actor(),
        item.position().toString());
  }
}
