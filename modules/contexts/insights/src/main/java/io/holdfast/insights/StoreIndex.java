package io.holdfast.insights;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The indices of the search store. Queries use the alias. Behind it are the indices of one
 * generation; those that grow have one index for each month, so that old months can be deleted as a
 * whole, and a document always lies in the month of its own time, however often it is written.
 */
public enum StoreIndex {
  /** Orders with their parts. */
  ORDERS("holdfast-orders", true),
  /** The ledger. */
  MOVEMENTS("holdfast-movements", true),
  /** Sales by minute, SKU, warehouse and category. */
  SALES_MINUTE("holdfast-sales-minute", true),
  /** Counters of each SKU in each warehouse. */
  STOCK("holdfast-stock", false),
  /** What deviates from what is expected. */
  ANOMALIES("holdfast-anomalies", true),
  /** Up to which time events are in the store. */
  PROGRESS("holdfast-progress", false);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy.MM").withZone(ZoneOffset.UTC);

  private final String alias;
  private final boolean monthly;

  StoreIndex(String alias, boolean monthly) {
    this.alias = alias;
    this.monthly = monthly;
  }

  /** The name for queries. */
  public String alias() {
    return alias;
  }

  /** Whether it has one index for each month. */
  public boolean isMonthly() {
    return monthly;
  }

  /** Where a document of a time is written. */
  public String index(int generation, Instant time) {
    return monthly ? prefix(generation) + MONTH.format(time) : prefix(generation) + "all";
  }

  /** What the names of all indices of a generation begin with. */
  public String prefix(int generation) {
    return alias + "-g" + generation + "-";
  }

  /** The mapping, a JSON object. */
  String mapping() {
    return StoreSchema.resource(alias + ".json");
  }
}
