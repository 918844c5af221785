package io.holdfast.notifications.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.kernel.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The values of an event as texts: amounts and times in the form of the language.
 *
 * @param named what templates refer to
 * @param lines of the order or parcel
 */
record EventValues(Map<String, Object> named, List<MessageText.Line> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Most lines that a message shows. */
  private static final int MOST_LINES = 100;

  static EventValues of(UUID event, String data, String language) {
    Locale locale = language.equals("de") ? Locale.GERMANY : Locale.US;
    JsonNode values = parse(data);
    Map<String, Object> named = new HashMap<>();
    values
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                named.put(field.getKey(), oneLine(field.getValue().asText()));
              }
            });
    named.put("order", oneLine(values.path("orderId").asText("")));
    named.put("date", date(event, locale));
    String currency = values.path("currency").asText("");
    JsonNode total =
        values.has("totalMinorUnits")
            ? values.get("totalMinorUnits")
            : values.path("amountMinorUnits");
    named.put("total", amount(total, currency, locale));
    List<MessageText.Line> lines = new ArrayList<>();
    for (JsonNode line : values.path("lines")) {
      if (lines.size() < MOST_LINES) {
        lines.add(line(line, currency, locale));
      }
    }
    return new EventValues(named, lines);
  }

  private static MessageText.Line line(JsonNode line, String currency, Locale locale) {
    int quantity = line.path("quantity").asInt();
    String amount =
        line.has("unitPriceMinorUnits")
            ? amount(line.get("unitPriceMinorUnits"), quantity, currency, locale)
            : amount(line.path("amountMinorUnits"), currency, locale);
    return new MessageText.Line(quantity, oneLine(line.path("sku").asText("")), amount);
  }

  private static JsonNode parse(String data) {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the data of an event are no JSON", e);
    }
  }

  private static String date(UUID event, Locale locale) {
    Instant at = Instant.ofEpochMilli(event.getMostSignificantBits() >>> 16);
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .format(at.atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  private static String amount(JsonNode minorUnits, String currency, Locale locale) {
    return amount(minorUnits, 1, currency, locale);
  }

  private static String amount(JsonNode minorUnits, int times, String currency, Locale locale) {
    if (!minorUnits.isIntegralNumber() || currency.isEmpty()) {
      return "";
    }
    BigDecimal amount = new Money(minorUnits.longValue(), currency).times(times).amount();
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(currency));
    format.setMinimumFractionDigits(amount.scale());
    format.setMaximumFractionDigits(amount.scale());
    return format.format(amount);
  }

  private static String oneLine(String value) {
    return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
