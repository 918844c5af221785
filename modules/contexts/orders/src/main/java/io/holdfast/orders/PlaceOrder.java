package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TextForms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * A request to place an order, whole or not at all.
 *
 * @param id id of the order if it is accepted
 * @param lines at least one; lines of one SKU are summed
 * @param paymentToken the provider's token for the buyer's means of payment
 * @param currency in which it is paid; null for that of the products
 * @param orderedAt when the customer ordered, where that was elsewhere and before; else null
 * @param placement an order that needs a far warehouse is placed by saga in any case
 */
public record PlaceOrder(
    @NotNull OrderId id,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String customerId,
    @NotNull @Valid Destination shipTo,
    @NotNull @Size(min = 1, max = MOST_LINES) List<@NotNull @Valid OrderLine> lines,
    @NotNull @Pattern(regexp = TOKEN, message = "must be 1 to 255 visible ASCII characters")
        String paymentToken,
    @NotNull PlacementMode placement,
    @Pattern(regexp = CURRENCY, message = "must be three capital letters") String currency,
    Instant orderedAt) {
  /** Upper bound of the work of one request. */
  public static final int MOST_LINES = 100;

  /** Pattern of a currency, ISO 4217. */
  public static final String CURRENCY = "[A-Z]{3}";

  /** Pattern of a payment token. */
  public static final String TOKEN = "[\\x21-\\x7e]{1,255}";

  /** An order that is placed atomically. */
  public PlaceOrder(
      OrderId id,
      String customerId,
      Destination shipTo,
      List<OrderLine> lines,
      String paymentToken) {
    this(id, customerId, shipTo, lines, paymentToken, PlacementMode.ATOMIC);
  }

  /** An order in the currency of its products. */
  public PlaceOrder(
      OrderId id,
      String customerId,
      Destination shipTo,
      List<OrderLine> lines,
      String paymentToken,
      PlacementMode placement) {
    this(id, customerId, shipTo, lines, paymentToken, placement, null, null);
  }

  /** Without the token, so that no log or message shows it. */
  @Override
  public String toString() {
    return "PlaceOrder[id=" + id + ", customerId=" + customerId + ", lines=" + lines + "]";
  }
}
