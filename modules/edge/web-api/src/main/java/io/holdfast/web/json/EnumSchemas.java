package io.holdfast.web.json;

import io.holdfast.audit.Finding;
import io.holdfast.cache.CacheState;
import io.holdfast.fulfilment.CarrierReport;
import io.holdfast.insights.Anomaly;
import io.holdfast.inventory.TransferStatus;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.SagaStepState;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.notifications.Alert;
import io.holdfast.notifications.Channel;
import io.holdfast.notifications.MessageState;
import io.holdfast.notifications.Topic;
import io.holdfast.notifications.Webhook;
import io.holdfast.orders.ReturnStatus;
import io.holdfast.orders.TimelineEntry;
import io.holdfast.payments.PaymentOperation;
import io.holdfast.receiving.InboundStatus;
import io.holdfast.sales.SaleState;
import io.holdfast.sales.TicketState;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Adds the enums of other modules to the OpenAPI document. Its scanner covers the web module only,
 * so a record with such an enum refers to the schema by the name defined here.
 */
public final class EnumSchemas {
  /** Of {@link OrderStatus}. */
  public static final String ORDER_STATUS = "OrderStatus";

  /** Several of {@link OrderStatus}. */
  public static final String ORDER_STATUSES = "OrderStatuses";

  /** Of {@link PaymentStatus}, as visible to callers. */
  public static final String PAYMENT_STATUS = "PaymentStatus";

  /** Of {@link ShipmentStatus}. */
  public static final String SHIPMENT_STATUS = "ShipmentStatus";

  /** Of {@link SagaStepState}. */
  public static final String SAGA_STEP_STATE = "SagaStepState";

  /** Of {@link CarrierReport.Code}. */
  public static final String CARRIER_CODE = "CarrierCode";

  /** Of {@link PaymentOperation.Kind}. */
  public static final String PAYMENT_KIND = "PaymentKind";

  /** Of {@link PaymentOperation.State}. */
  public static final String PAYMENT_OPERATION_STATE = "PaymentOperationState";

  /** Of {@link TimelineEntry.Type}. */
  public static final String TIMELINE_TYPE = "TimelineType";

  /** Of {@link InboundStatus}. */
  public static final String INBOUND_STATUS = "InboundStatus";

  /** Of {@link TransferStatus}. */
  public static final String TRANSFER_STATUS = "TransferStatus";

  /** Of {@link ReturnStatus}. */
  public static final String RETURN_STATUS = "ReturnStatus";

  /** Of {@link Finding.State}. */
  public static final String FINDING_STATE = "FindingState";

  /** Of {@link Topic}. */
  public static final String TOPIC = "NotificationTopic";

  /** Of {@link Channel}. */
  public static final String CHANNEL = "NotificationChannel";

  /** Of {@link MessageState}. */
  public static final String MESSAGE_STATE = "NotificationState";

  /** Of {@link Alert.Kind}. */
  public static final String ALERT_KIND = "AlertKind";

  /** Of {@link Anomaly.Kind}. */
  public static final String ANOMALY_KIND = "AnomalyKind";

  /** Of {@link Alert.State}. */
  public static final String ALERT_STATE = "AlertState";

  /** Of {@link Webhook.State}. */
  public static final String WEBHOOK_STATE = "WebhookState";

  /** Of {@link SaleState}. */
  public static final String SALE_STATE = "SaleState";

  /** Of {@link TicketState}. */
  public static final String TICKET_STATE = "SaleTicketState";

  /** Of {@link CacheState.Level}. */
  public static final String CACHE_LEVEL = "CacheLevel";

  private EnumSchemas() {}

  /** Adds them. */
  public static void addTo(Components components) {
    components
        .addSchema(ORDER_STATUS, of(OrderStatus.values()))
        .addSchema(
            ORDER_STATUSES,
            OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema().ref(ORDER_STATUS)))
        .addSchema(PAYMENT_STATUS, of(PaymentStatus.shown().toArray(new PaymentStatus[0])))
        .addSchema(SHIPMENT_STATUS, of(ShipmentStatus.values()))
        .addSchema(SAGA_STEP_STATE, of(SagaStepState.values()))
        .addSchema(CARRIER_CODE, of(CarrierReport.Code.values()))
        .addSchema(PAYMENT_KIND, of(PaymentOperation.Kind.values()))
        .addSchema(PAYMENT_OPERATION_STATE, of(PaymentOperation.State.values()))
        .addSchema(TIMELINE_TYPE, of(TimelineEntry.Type.values()))
        .addSchema(INBOUND_STATUS, of(InboundStatus.values()))
        .addSchema(TRANSFER_STATUS, of(TransferStatus.values()))
        .addSchema(RETURN_STATUS, of(ReturnStatus.values()))
        .addSchema(FINDING_STATE, of(Finding.State.values()))
        .addSchema(TOPIC, of(Topic.values()))
        .addSchema(CHANNEL, of(Channel.values()))
        .addSchema(MESSAGE_STATE, of(MessageState.values()))
        .addSchema(ALERT_KIND, of(Alert.Kind.values()))
        .addSchema(ANOMALY_KIND, of(Anomaly.Kind.values()))
        .addSchema(ALERT_STATE, of(Alert.State.values()))
        .addSchema(WEBHOOK_STATE, of(Webhook.State.values()))
        .addSchema(SALE_STATE, of(SaleState.values()))
        .addSchema(TICKET_STATE, of(TicketState.values()))
        .addSchema(CACHE_LEVEL, of(CacheState.Level.values()));
  }

  private static Schema of(Enum<?>[] constants) {
    List<Object> names = Arrays.stream(constants).<Object>map(Enum::name).toList();
    return OASFactory.createSchema().addType(SchemaType.STRING).enumeration(names);
  }
}
