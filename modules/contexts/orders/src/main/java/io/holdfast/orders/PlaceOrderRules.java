package io.holdfast.orders;

import io.holdfast.kernel.TextForms;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The constraints of {@link PlaceOrder} as plain code. Placement is the hot path, so the validator
 * runs only to describe violations.
 */
final class PlaceOrderRules {
  private static final Pattern NAME = Pattern.compile(TextForms.NAME);
  private static final Pattern SHORT = Pattern.compile(TextForms.SHORT);
  private static final Pattern COUNTRY = Pattern.compile(Destination.COUNTRY);
  private static final Pattern CURRENCY = Pattern.compile(PlaceOrder.CURRENCY);
  private static final Pattern TOKEN = Pattern.compile(PlaceOrder.TOKEN);

  private PlaceOrderRules() {}

  /** Whether the validator would find no violation. */
  static boolean hold(PlaceOrder order) {
    return order.id() != null
        && is(NAME, order.customerId())
        && holdFor(order.shipTo())
        && holdFor(order.lines())
        && is(TOKEN, order.paymentToken())
        && (order.currency() == null || is(CURRENCY, order.currency()))
        && order.placement() != null;
  }

  private static boolean holdFor(Destination to) {
    return to != null
        && is(COUNTRY, to.country())
        && is(SHORT, to.postalCode())
        && to.location() != null;
  }

  private static boolean holdFor(List<OrderLine> lines) {
    return lines != null
        && !lines.isEmpty()
        && lines.size() <= PlaceOrder.MOST_LINES
        && lines.stream().allMatch(PlaceOrderRules::holdFor);
  }

  private static boolean holdFor(OrderLine line) {
    return line != null
        && line.sku() != null
        && line.quantity() >= 1
        && line.quantity() <= OrderLine.MOST_UNITS;
  }

  private static boolean is(Pattern form, String text) {
    return text != null && form.matcher(text).matches();
  }
}
