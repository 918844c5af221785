package io.holdfast.mutations;

import java.util.List;

/**
 * A guard in the code, and its mutation.
 *
 * @param name folder name of the copy
 * @param file path from the root of the sources
 * @param text source text of the guard; occurs exactly once
 * @param without replacement text without the guard; compiles
 * @param modules modules whose tests must fail
 * @param tests test classes that must fail
 */
record Guard(
    String name,
    String file,
    String text,
    String without,
    List<String> modules,
    List<String> tests) {
  private static final String CACHE = "modules/foundation/cache";
  private static final String INVENTORY = "modules/contexts/inventory";
  private static final String KERNEL = "modules/foundation/kernel";
  private static final String ORDERS = "modules/contexts/orders";
  private static final String OUTBOX = "modules/foundation/messaging";
  private static final String PAYMENTS = "modules/contexts/payments";
  private static final String RECEIVING = "modules/contexts/receiving";
  private static final String ADAPTER = "modules/server/artemis-rar";
  private static final String XA = "modules/server/postgres-xa";
  private static final String JAVA = "/src/main/java/io/holdfast/";

  /** All guards. */
  static final List<Guard> ALL =
      List.of(
          new Guard(
              "version-check",
              INVENTORY + JAVA + "inventory/ledger/HoldStatements.java",
              "WHERE s.sku = d.sku AND s.version = d.version",
              "WHERE s.sku = d.sku",
              List.of(INVENTORY),
              List.of("ReservationsTest")),
          new Guard(
              "check-constraint",
              "db/warehouse/V1__stock.sql",
              "CHECK (reserved BETWEEN 0 AND on_hand)",
              "CHECK (true)",
              List.of(INVENTORY),
              List.of("ReservationsTest")),
          new Guard(
              "reservation-ends-once",
              "db/warehouse/V51__parts_of_a_reservation.sql",
              "IF NEW.status <> OLD.status",
              "IF false",
              List.of(INVENTORY),
              List.of("ReservationsTest")),
          new Guard(
              "inbox",
              OUTBOX + JAVA + "messaging/Inbox.java",
              "return fresh;",
              "return new HashSet<>(events);",
              List.of(OUTBOX, PAYMENTS),
              List.of("InboxTest", "PaymentRecordTest")),
          new Guard(
              "entity-version",
              INVENTORY + JAVA + "inventory/ledger/StockItem.java",
              "@Version private int version;",
              "private int version;",
              List.of(INVENTORY),
              List.of("EntityAndBatchTest")),
          new Guard(
              "key-of-caller",
              KERNEL + JAVA + "kernel/IdempotencyKey.java",
              "return new IdempotencyKey(owner + \" \" + sent, requestHash);",
              "return new IdempotencyKey(sent, requestHash);",
              List.of(KERNEL, ORDERS),
              List.of("FormsTest", "PlacementKeyTest")),
          new Guard(
              "idempotency-key",
              ORDERS + JAVA + "orders/placement/OrderWriter.java",
              "if (row.getInt(1) != batch.keys.size()) {",
              "if (row.getInt(1) > batch.keys.size()) {",
              List.of(ORDERS),
              List.of("PlacementTest", "PlacementKeyTest")),
          new Guard(
              "price-check",
              ORDERS + JAVA + "orders/placement/OrderWriter.java",
              "if (row.getInt(2) != batch.prices.size()) {",
              "if (row.getInt(2) > batch.prices.size()) {",
              List.of(ORDERS),
              List.of("PlacementTest")),
          new Guard(
              "purchase-guard",
              ORDERS + JAVA + "orders/placement/OrderWriter.java",
              "guards.write(connection, GUARD) != guards.size()",
              "guards.write(connection, GUARD) < 0",
              List.of(ORDERS),
              List.of("PurchaseLimitsTest")),
          new Guard(
              "limits-version",
              ORDERS + JAVA + "orders/placement/OrderWriter.java",
              "if (row.getLong(3) != limits) {",
              "if (row.getLong(3) < 0 && limits < 0) {",
              List.of(ORDERS),
              List.of("PurchaseLimitsTest")),
          new Guard(
              "inbound-version",
              RECEIVING + JAVA + "receiving/book/InboundBook.java",
              "WHERE id = ? AND version = ?",
              "WHERE id = ? AND version >= ?",
              List.of(RECEIVING),
              List.of("InboundShipmentsTest")),
          new Guard(
              "transfer-version",
              INVENTORY + JAVA + "inventory/transfer/TransferBook.java",
              "WHERE id = ? AND version = ?",
              "WHERE id = ? AND version >= ?",
              List.of(INVENTORY),
              List.of("TransfersTest")),
          new Guard(
              "duplicate-id",
              OUTBOX + JAVA + "messaging/EventMessage.java",
              "message.setStringProperty(\"_AMQ_DUPL_ID\", event.id().toString());",
              "",
              List.of(OUTBOX),
              List.of("RealBrokerTest")),
          new Guard(
              "adapter-recovery",
              ADAPTER + JAVA + "artemis/RecoverableResourceAdapter.java",
              "var resources = new XAResource[specs.length];",
              "specs = new ActivationSpec[0]; var resources = new XAResource[0];",
              List.of(ADAPTER),
              List.of("RecoverableResourceAdapterTest")),
          new Guard(
              "saga-request-once",
              INVENTORY + JAVA + "inventory/ledger/RequestedHolds.java",
              "if (row.getInt(2) != requests) {",
              "if (row.getInt(2) > requests) {",
              List.of(ORDERS),
              List.of("SagaTest")),
          new Guard(
              "saga-release-first",
              INVENTORY + JAVA + "inventory/ledger/RequestedHolds.java",
              "Inbox.receive(connection, CONSUMER, orders.stream().map(OrderId::value).toList());",
              "",
              List.of(ORDERS),
              List.of("SagaTest")),
          new Guard(
              "settlement-status",
              ORDERS + JAVA + "orders/settlement/BatchSettlement.java",
              "if (status != OrderStatus.PLACED) {",
              "if (status == null) {",
              List.of(ORDERS),
              List.of("SettlementTest")),
          new Guard(
              "truth-about-lost-commits",
              XA + JAVA + "postgres/TruthfulXaResource.java",
              "throw onePhase ? e : truth(e);",
              "throw e;",
              List.of(XA),
              List.of("TruthfulXaResourceTest")),
          new Guard(
              "stock-invalidation",
              INVENTORY + JAVA + "inventory/ledger/ReservationBook.java",
              "node.changes().changed(sums.keySet());",
              "",
              List.of(INVENTORY, ORDERS),
              List.of("ChangedStockTest", "OffersTest")),
          new Guard(
              "overlapping-load",
              CACHE + JAVA + "cache/ItemCache.java",
              "if (running != load) {",
              "if (running == null) {",
              List.of(CACHE),
              List.of("ItemCacheTest")),
          new Guard(
              "lease",
              CACHE + JAVA + "cache/HazelcastLevel.java",
              "cache.replaceAsync(key, lease, VALUE + text, valueExpiry)",
              "cache.putAsync(key, VALUE + text, valueExpiry)",
              List.of(CACHE),
              List.of("DistributedLevelTest")));
}
