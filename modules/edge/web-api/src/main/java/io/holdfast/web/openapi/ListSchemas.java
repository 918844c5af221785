package io.holdfast.web.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Schemas of the lists that have no members but their items. A list is answered as a {@code
 * Response} with a Link, of which the scanner cannot see the type, so an operation names its schema
 * by one of these constants.
 */
public final class ListSchemas {
  public static final String ALERTS = "AlertList";
  public static final String CACHES = "CacheStateList";
  public static final String CATEGORIES = "CategoryList";
  public static final String DEAD_LETTERS = "DeadLetterList";
  public static final String DELIVERIES = "WebhookDeliveryList";
  public static final String FAILED_MESSAGES = "FailedMessageList";
  public static final String INBOUND_SHIPMENTS = "InboundShipmentList";
  public static final String MOVEMENTS = "MovementList";
  public static final String NOTIFICATIONS = "NotificationList";
  public static final String ORDERS = "OrderList";
  public static final String OUTBOXES = "OutboxStateList";
  public static final String PAYMENT_OPERATIONS = "PaymentOperationList";
  public static final String PRICES = "PriceList";
  public static final String RETURNS = "ReturnList";
  public static final String SALES = "SaleFiguresList";
  public static final String SHIPMENTS = "ShipmentList";
  public static final String STOCK = "StockItemList";
  public static final String TIMELINE = "TimelineEntryList";
  public static final String TRANSFERS = "TransferList";
  public static final String WAREHOUSES = "WarehouseList";
  public static final String WEBHOOKS = "WebhookList";

  private static final String SUFFIX = "List";
  private static final List<String> ALL =
      List.of(
          ALERTS,
          CACHES,
          CATEGORIES,
          DEAD_LETTERS,
          DELIVERIES,
          FAILED_MESSAGES,
          INBOUND_SHIPMENTS,
          MOVEMENTS,
          NOTIFICATIONS,
          ORDERS,
          OUTBOXES,
          PAYMENT_OPERATIONS,
          PRICES,
          RETURNS,
          SALES,
          SHIPMENTS,
          STOCK,
          TIMELINE,
          TRANSFERS,
          WAREHOUSES,
          WEBHOOKS);

  private ListSchemas() {}

  static void addTo(Components components) {
    for (String name : ALL) {
      components.addSchema(name, of(name.substring(0, name.length() - SUFFIX.length())));
    }
  }

  private static Schema of(String item) {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .addRequired("items")
        .addProperty(
            "items",
            OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema().ref(item)));
  }
}
