package io.holdfast.audit.check;

import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.InboundEvent;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.kernel.event.ReturnEvent;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.kernel.event.StockEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Inserts event types into SQL: {@code {stock.RESERVED}} becomes the quoted type. */
final class EventNames {
  private static final Pattern TOKEN = Pattern.compile("\\{([a-z]+\\.[A-Z_]+)}");
  private static final Map<String, String> TYPES = new HashMap<>();

  static {
    add("order", OrderEvent.values());
    add("return", ReturnEvent.values());
    add("shipment", ShipmentEvent.values());
    add("payment", PaymentEvent.values());
    add("stock", StockEvent.values());
    add("inbound", InboundEvent.values());
  }

  private EventNames() {}

  private static <T extends Enum<T> & EventType> void add(String context, T[] types) {
    for (T type : types) {
      TYPES.put(context + "." + type.name(), "'" + type.type() + "'");
    }
  }

  /**
   * The statement with its tokens replaced.
   *
   * @throws IllegalArgumentException if a token names no type
   */
  static String in(String sql) {
    return TOKEN
        .matcher(sql)
        .replaceAll(
            token -> {
              String type = TYPES.get(token.group(1));
              if (type == null) {
                throw new IllegalArgumentException("no type of event: " + token.group(1));
              }
              return type;
            });
  }
}
