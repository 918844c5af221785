package io.holdfast.notifications.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.TimeOrderedUuid;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final UUID EVENT = TimeOrderedUuid.next();
  private final Texts texts = new Texts();

  private static String data(String reason, String sku) {
    return """
        {"orderId":"o-1","customerId":"ann","currency":"EUR","totalMinorUnits":123456,"reason":"%s",
         "returnId":"r-1","carrier":"ACME","trackingNumber":"T1","sku":"%s","amountMinorUnits":5,
         "lines":[{"sku":"%s","quantity":2,"unitPriceMinorUnits":61728}]}"""
        .formatted(reason, sku, sku);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-confirmed",
        "order-cancelled",
        "order-expired",
        "shipment-dispatched",
        "shipment-delivered",
        "shipment-lost",
        "return-requested",
        "return-refunded",
        "back-in-stock"
      })
  void every_template_is_there_in_both_languages_and_leaves_no_gap(String template) {
    for (String language : new String[] {"en", "de"}) {
      MessageText text = texts.of(template, language, EVENT, data("late", "tea"));

      assertThat(text.subject()).isNotBlank().doesNotContain("{{").doesNotContain("  ");
      assertThat(text.shortText()).isNotBlank().doesNotContain("{{");
      assertThat(text.paragraphs()).isNotEmpty().noneMatch(p -> p.contains("{{"));
    }
  }

  @ParameterizedTest
  @CsvSource({"en,'€1,234.56'", "de,'1.234,56 €'"})
  void amounts_have_the_form_of_the_language(String language, String total) {
    MessageText text = texts.of("order-confirmed", language, EVENT, data("", "tea"));

    assertThat(text.shortText().replace('\u00a0', ' ')).contains(total);
    assertThat(text.lines().get(0).amount().replace('\u00a0', ' ')).isEqualTo(total);
  }

  @Test
  void an_amount_has_the_decimals_of_its_currency() {
    String yen = data("", "tea").replace("EUR", "JPY");

    assertThat(texts.of("order-confirmed", "en", EVENT, yen).shortText()).contains("¥123,456.");
  }

  @Test
  void values_bring_no_line_break_into_a_subject_or_short_text() {
    MessageText text =
        texts.of(
            "back-in-stock", "en", EVENT, data("", "tea\\r\\nBcc: eve@example.org\\u2028\\u0000"));

    assertThat(text.subject()).doesNotContainPattern("[\\p{Cntrl}\\u2028]");
    assertThat(text.subject()).isEqualTo("tea Bcc: eve@example.org is back in stock");
    assertThat(text.shortText()).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void values_bring_no_markup_into_html() {
    String hostile = "<script>alert('x')</script>&\\\"";
    MessageText text = texts.of("order-cancelled", "de", EVENT, data(hostile, hostile));

    String html = texts.html(text, "https://shop.example/?a=\"b\"&c");

    assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(html).doesNotContain("\"b\"");
    assertThat(texts.plain(text, "x")).contains("<script>alert('x')</script>");
  }

  @Test
  void a_value_is_text_and_no_template() {
    MessageText text = texts.of("back-in-stock", "en", EVENT, data("", "{{orderId}}"));

    assertThat(text.subject()).startsWith("{{orderId}}");
  }

  @Test
  void a_long_value_is_cut() {
    MessageText text = texts.of("back-in-stock", "en", EVENT, data("", "x".repeat(5000)));

    assertThat(text.subject()).hasSize(200);
    assertThat(text.shortText()).hasSize(320);
  }

  @Test
  void an_unknown_template_is_refused() {
    assertThatThrownBy(() -> texts.of("nothing", "en", EVENT, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
