package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderLoginServletTest {
  @Test
  void after_the_login_a_person_is_where_the_person_wanted_to_go() {
    assertThat(ProviderLoginServlet.target("/console/stock?q=tea&warehouse=seattle"))
        .isEqualTo("/console/stock?q=tea&warehouse=seattle");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/console//evil.example/",
        "/console/../api/v1/orders\r\nSet-Cookie: a=b",
        "/\\evil.example",
        "/api/v1/orders",
        "javascript:alert(1)"
      })
  void what_is_not_a_page_of_the_console_leads_to_its_start(String wanted) {
    assertThat(ProviderLoginServlet.target(wanted)).isEqualTo("/console/");
  }
}
