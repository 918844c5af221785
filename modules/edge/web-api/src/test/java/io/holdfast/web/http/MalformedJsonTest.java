package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JacksonException;
import io.holdfast.web.json.Json;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MalformedJsonTest {
  record Line(String sku, Integer quantity) {}

  record Basket(String name, List<Line> lines, BigDecimal price) {}

  @Test
  void a_syntax_error_is_named_by_line_and_column() {
    assertThat(problem("{\n  \"name\": }").detail())
        .isEqualTo("The body is not well-formed JSON (line 2, column 11)");
    assertThat(problem("{\"name\":\"x\"").detail()).startsWith("The body is not well-formed JSON");
  }

  @Test
  void a_fraction_for_a_count_is_refused_by_the_name_of_its_field() {
    assertThat(problem("{\"lines\":[{\"quantity\":1},{\"quantity\":1.5}]}").detail())
        .startsWith("lines[1].quantity must be a whole number in range (line 1");
  }

  @Test
  void a_number_beyond_the_range_or_in_quotes_is_refused() {
    assertThat(problem("{\"lines\":[{\"quantity\":99999999999}]}").detail())
        .startsWith("lines[0].quantity must be a whole number in range");
    assertThat(problem("{\"lines\":[{\"quantity\":\"1\"}]}").detail())
        .startsWith("lines[0].quantity must be a whole number in range");
  }

  @Test
  void a_member_twice_and_text_behind_the_end_are_refused() {
    assertThat(problem("{\"name\":\"a\",\"name\":\"b\"}").detail())
        .startsWith("A member is there twice");
    assertThat(problem("{\"name\":\"a\"} x").type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
    assertThat(problem("{\"name\":\"a\"}{}").detail())
        .startsWith("There is text behind the end of the JSON value");
  }

  @Test
  void another_kind_of_value_is_refused() {
    assertThat(problem("[]").detail()).startsWith("A JSON object is expected");
    assertThat(problem("\"x\"").detail()).startsWith("A JSON object is expected");
    assertThat(problem("{\"name\":5}").detail()).startsWith("name must be text");
    assertThat(problem("{\"lines\":{}}").detail()).startsWith("lines must be an array");
    assertThat(problem("{\"lines\":[7]}").detail()).startsWith("lines[0] must be an object");
  }

  @Test
  void no_answer_contains_a_class_name() {
    for (String text : List.of("{", "[]", "{\"lines\":[7]}", "{\"name\":{}}", "nul", "\u0000")) {
      assertThat(problem(text).toJson().toString())
          .doesNotContain("io.holdfast")
          .doesNotContain("java.")
          .doesNotContain("jackson")
          .doesNotContain("Basket");
    }
  }

  @Test
  void unknown_members_are_ignored_and_money_may_be_text() throws Exception {
    Basket basket =
        Json.readerFor(Basket.class).readValue("{\"color\":1,\"name\":\"a\",\"price\":\"2.85\"}");
    assertThat(basket.price()).isEqualByComparingTo("2.85");
  }

  private static Problem problem(String text) {
    JacksonException[] failure = new JacksonException[1];
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(
            () -> Json.readerFor(Basket.class).readValue(text.getBytes(StandardCharsets.UTF_8)))
        .satisfies(e -> failure[0] = e);
    return MalformedJson.problemOf(failure[0]);
  }
}
