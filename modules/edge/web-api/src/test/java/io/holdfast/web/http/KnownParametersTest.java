package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.web.operations.OutboxResource;
import io.holdfast.web.orders.OrderListResource;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownParametersTest {

  @Test
  void a_list_accepts_its_own_filters_and_the_page_parameters() {
    assertThat(KnownParameters.namesOf(method(OrderListResource.class, "list")))
        .containsExactly(
            "cursor",
            "customerId",
            "from",
            "limit",
            "q",
            "sku",
            "sort",
            "status",
            "to",
            "warehouse");
  }

  @Test
  void a_list_without_filters_accepts_no_parameters() {
    assertThat(KnownParameters.namesOf(method(OutboxResource.class, "states"))).isEmpty();
  }

  private static Method method(Class<?> resource, String name) {
    return Arrays.stream(resource.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
