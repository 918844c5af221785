package io.holdfast.web.orders;

import io.holdfast.web.http.TextPatterns;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The constraints of {@link NewOrder} as plain code. The validator costs a valid one-line order a
 * seventh of its time on the request thread, so it runs only to describe violations.
 */
final class NewOrderRules {
  private static final Pattern NAME = Pattern.compile(TextPatterns.NAME);
  private static final Pattern SHORT = Pattern.compile(TextPatterns.SHORT);
  private static final Pattern SKU = Pattern.compile(TextPatterns.SKU);
  private static final Pattern TOKEN = Pattern.compile(NewOrder.TOKEN);
  private static final Pattern CURRENCY = Pattern.compile(NewOrder.CURRENCY);
  private static final Pattern PLACEMENT = Pattern.compile(NewOrder.PLACEMENT);

  private NewOrderRules() {}

  /** Whether the validator would find no violation. */
  static boolean hold(NewOrder order) {
    return is(NAME, order.customerId())
        && holdFor(order.shipTo())
        && holdFor(order.lines())
        && order.payment() != null
        && is(TOKEN, order.payment().token())
        && (order.placement() == null || is(PLACEMENT, order.placement()))
        && (order.currency() == null || is(CURRENCY, order.currency()));
  }

  private static boolean holdFor(NewOrder.ShipTo to) {
    return to != null
        && IsoCountryValidator.isCountry(to.country())
        && isOptional(to.postalCode())
        && isOptional(to.city())
        && isWithin(NewOrder.POLE, to.latitude())
        && isWithin(NewOrder.DATE_LINE, to.longitude());
  }

  private static boolean holdFor(List<NewOrder.Line> lines) {
    return lines != null
        && !lines.isEmpty()
        && lines.size() <= NewOrder.MAX_LINES
        && lines.stream().allMatch(NewOrderRules::holdFor);
  }

  private static boolean holdFor(NewOrder.Line line) {
    return line != null
        && is(SKU, line.sku())
        && line.quantity() != null
        && line.quantity() >= 1
        && line.quantity() <= NewOrder.MAX_QUANTITY;
  }

  private static boolean is(Pattern form, String text) {
    return text != null && form.matcher(text).matches();
  }

  private static boolean isOptional(String text) {
    return text == null || SHORT.matcher(text).matches();
  }

  private static boolean isWithin(int bound, Double degrees) {
    return degrees == null || degrees >= -bound && degrees <= bound;
  }
}
