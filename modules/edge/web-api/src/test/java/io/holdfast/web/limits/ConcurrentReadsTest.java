package io.holdfast.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentReadsTest {
  private final ConcurrentReads reads = new ConcurrentReads(new ReadBulkheads(2, 1));
  private final Map<String, Object> refusal = new LinkedHashMap<>();
  private int answered;

  @Test
  void one_read_more_of_a_shop_is_refused_at_once_while_operators_orders_and_caches_go_on()
      throws Exception {
    ask("GET", "/orders", () -> ask("GET", "/products", this::others));

    assertThat(answered).isEqualTo(6);
    assertThat(refusal).containsEntry("status", 503).containsEntry("Retry-After", 1);
  }

  private void others() throws IOException, ServletException {
    ask("GET", "/orders/1", () -> answered = Integer.MIN_VALUE);
    ask("GET", "/stock", () -> {});
    ask("POST", "/orders", () -> {});
    ask("GET", "/availability/tea", () -> {});
    ask("GET", "/sales/1/tickets/2", () -> {});
  }

  @Test
  void operators_have_a_bound_of_their_own() throws Exception {
    ask("GET", "/operations/outbox", () -> ask("HEAD", "/stock", () -> answered = -10));

    assertThat(answered).isEqualTo(1);
    assertThat(refusal).containsEntry("status", 503);
  }

  @Test
  void what_a_cache_may_answer_has_a_bound_too() throws Exception {
    ask(
        "GET",
        "/availability",
        () -> ask("GET", "/products/tea", () -> ask("GET", "/availability/tea", () -> {})));

    assertThat(answered).isEqualTo(2);
    assertThat(refusal).containsEntry("status", 503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/1/events",
        "/order-counts",
        "/products/tea/prices",
        "/categories",
        "/sales/1/draw",
        "/customers/1/personal-data",
        "/returns/1",
        "/shipments",
        "/warehouses/north/stock",
        "/unsubscribe/token"
      })
  void what_shops_read_does_not_count_against_operators(String path) {
    ReadBulkheads bulkheads = new ReadBulkheads(2, 1);

    assertThat(bulkheads.of("GET", path)).isEqualTo(bulkheads.of("GET", "/orders"));
    assertThat(bulkheads.of("GET", path)).isNotEqualTo(bulkheads.of("GET", "/stock"));
  }

  @Test
  void only_polls_of_tickets_have_no_bound_among_the_reads_of_a_sale() {
    ReadBulkheads bulkheads = new ReadBulkheads(2, 1);

    assertThat(bulkheads.of("GET", "/sales/1/tickets/2")).isEmpty();
    assertThat(bulkheads.of("GET", "/sales/1")).isEqualTo(bulkheads.of("GET", "/availability"));
    assertThat(bulkheads.of("GET", "/sales")).isEqualTo(bulkheads.of("GET", "/stock"));
  }

  @Test
  void a_read_that_fails_counts_no_more() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> ask("GET", "/orders", this::fail)).hasMessage("reset");
    }
    ask("GET", "/orders", () -> {});

    assertThat(answered).isEqualTo(1);
    assertThat(refusal).isEmpty();
  }

  @Test
  void without_bounds_nothing_is_refused() throws Exception {
    ReadBulkheads none = new ReadBulkheads(0, 0);

    assertThat(none.of("GET", "/orders")).isEmpty();
    assertThat(none.of("GET", "/stock")).isEmpty();
    assertThatThrownBy(() -> new ReadBulkheads(-1, 0))
        .hasMessage("holdfast.limits.shop-reads is not negative");
  }

  private void fail() throws IOException {
    throw new IOException("reset");
  }

  private interface Work {
    void run() throws IOException, ServletException;
  }

  private void ask(String method, String path, Work work) throws IOException, ServletException {
    FilterChain chain =
        (request, response) -> {
          work.run();
          answered++;
        };
    reads.doFilter(request(method, path), response(), chain);
  }

  private static HttpServletRequest request(String method, String path) {
    Map<String, Object> known =
        Map.of("getMethod", method, "getPathInfo", path, "getRequestURI", "/api/v1" + path);
    return proxy(HttpServletRequest.class, (name, arguments) -> known.get(name));
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (name, arguments) -> {
          if (name.equals("setStatus")) {
            refusal.put("status", arguments[0]);
          } else if (name.equals("setIntHeader")) {
            refusal.put((String) arguments[0], arguments[1]);
          }
          return name.equals("getOutputStream") ? new Ignored() : null;
        });
  }

  private interface Answers {
    Object answer(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.answer(method.getName(), arguments)));
  }

  private static final class Ignored extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(int one) {}
  }
}
