package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.web.problems.ProblemException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "1.5", "abc", "", "99999999999", "+5"})
  void a_limit_out_of_range_is_refused(String limit) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> page(null, limit).limit())
        .satisfies(e -> assertThat(e.problem().type().status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "200"})
  void the_bounds_themselves_are_allowed(String limit) {
    assertThat(page(null, limit).limit()).isEqualTo(Integer.parseInt(limit));
  }

  @Test
  void a_cursor_of_another_form_is_refused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> page("1;DROP", "50").cursor(DIGITS));
  }

  @Test
  void no_cursor_means_the_first_page() {
    assertThat(page(null, "50").cursor(DIGITS)).isNull();
    assertThat(page("", "50").cursor(DIGITS)).isNull();
    assertThat(page("17", "50").cursor(DIGITS)).isEqualTo("17");
  }

  private static PageRequest page(String cursor, String limit) {
    PageRequest page = new PageRequest();
    page.cursor = cursor;
    page.limit = limit;
    return page;
  }
}
