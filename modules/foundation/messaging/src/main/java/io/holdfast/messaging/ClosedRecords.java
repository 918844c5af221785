package io.holdfast.messaging;

/**
 * Records that are few and are set aside one by one when they were closed long ago, by a function
 * of the database that they lie in.
 */
enum ClosedRecords {
  TRANSFERS("inventory.archive_transfers"),
  INBOUND_SHIPMENTS("receiving.archive_inbound"),
  AUDIT_TRAIL("messaging.archive_audit_trail");

  private final String function;

  ClosedRecords(String function) {
    this.function = function;
  }

  /**
   * Takes how long to keep them (interval) and how many to set aside, and returns how many were.
   */
  String function() {
    return function;
  }
}
