package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LinkHeaderTest {
  @Test
  void the_next_page_keeps_the_filters_and_replaces_the_cursor() {
    assertThat(
            Pages.nextLink(
                URI.create("http://h:1/api/v1/orders?status=PLACED&cursor=a&limit=2"), "b"))
        .isEqualTo("</api/v1/orders?status=PLACED&limit=2&cursor=b>; rel=\"next\"");
  }

  @Test
  void a_list_without_a_query_gets_one() {
    assertThat(Pages.nextLink(URI.create("http://h/api/v1/products"), "x.y_z-1"))
        .isEqualTo("</api/v1/products?cursor=x.y_z-1>; rel=\"next\"");
  }

  @Test
  void a_cursor_is_escaped_and_filters_stay_as_sent() {
    assertThat(Pages.nextLink(URI.create("http://h/p?q=a%26b"), "1&2 >"))
        .isEqualTo("</p?q=a%26b&cursor=1%262+%3E>; rel=\"next\"");
  }
}
