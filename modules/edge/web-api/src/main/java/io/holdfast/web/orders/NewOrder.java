package io.holdfast.web.orders;

import io.holdfast.orders.OrderLine;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.web.http.TextPatterns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The request body of an order.
 *
 * @param placement ATOMIC or SAGA; null means ATOMIC
 * @param currency in which the order is paid, ISO 4217; null means that of the products
 * @param orderedAt when the customer ordered, where that was elsewhere and before (ISO 8601 with an
 *     offset); null means now. Statistics use it, nothing else
 */
public record NewOrder(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String customerId,
    @NotNull @Valid ShipTo shipTo,
    @NotNull @Size(min = 1, max = MAX_LINES, message = "must have 1 to 100 lines")
        List<@NotNull @Valid Line> lines,
    @NotNull @Valid Payment payment,
    @Pattern(regexp = PLACEMENT, message = "must be ATOMIC or SAGA") String placement,
    @Pattern(regexp = CURRENCY, message = "must be three capital letters") String currency,
    @Schema(format = "date-time") String orderedAt) {
  /** Maximum lines of an order; bounds the work of one request. */
  static final int MAX_LINES = PlaceOrder.MOST_LINES;

  /** Of one SKU in one order. */
  static final int MAX_QUANTITY = OrderLine.MOST_UNITS;

  static final String CURRENCY = PlaceOrder.CURRENCY;
  static final String PLACEMENT = "ATOMIC|SAGA";
  static final String TOKEN = PlaceOrder.TOKEN;

  /** In degrees. */
  static final int POLE = 90;

  /** In degrees. */
  static final int DATE_LINE = 180;

  /**
   * Destination. Latitude and longitude may be left out, both, where customers with the same postal
   * code or city are known.
   *
   * @param country ISO 3166-1 alpha-2
   * @param postalCode may be null
   * @param city may be null
   * @param latitude degrees north; null if unknown
   * @param longitude degrees east; null if unknown
   */
  public record ShipTo(
      @NotNull @IsoCountry String country,
      @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String postalCode,
      @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String city,
      @DecimalMin("-" + POLE) @DecimalMax("" + POLE) Double latitude,
      @DecimalMin("-" + DATE_LINE) @DecimalMax("" + DATE_LINE) Double longitude) {}

  /**
   * A requested SKU and quantity.
   *
   * @param quantity units, 1 to 1,000,000
   */
  public record Line(
      @NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String sku,
      @NotNull @Min(1) @Max(MAX_QUANTITY) Integer quantity) {}

  /**
   * The payment.
   *
   * @param token of the payment provider
   */
  public record Payment(
      @NotNull @Pattern(regexp = TOKEN, message = "must be 1 to 255 visible ASCII characters")
          String token) {}
}
