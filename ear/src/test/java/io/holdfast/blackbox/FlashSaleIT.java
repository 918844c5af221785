package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class FlashSaleIT {
  private static final int BUYERS = 2000;
  private static final int UNITS = 500;

  private final ShopClient shop;

  FlashSaleIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void of_two_thousand_buyers_of_five_hundred_units_exactly_five_hundred_get_one() {
    String sku = shop.product(overThreeWarehouses());
    String body = ShopClient.order("tok_ok", Map.of(sku, 1));

    List<HttpAnswer> answers = atOnce(BUYERS, buyer -> Call.order(newKey(), body));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, (long) UNITS, 409, BUYERS - 500L));
    assertThat(answers.stream().filter(a -> a.status() == 409))
        .allMatch(a -> a.isProblem(409, "insufficient-stock"))
        .allMatch(a -> a.json().get("shortages").get(0).get("available").asInt() == 0);
    shop.settleAndAudit();
    assertThat(shop.available(sku)).isZero();
    assertThat(
            shop.truth()
                .warehouses(
                    "SELECT coalesce(sum(quantity), 0) FROM reservation WHERE status IN ('COMMITTED', 'SHIPPED')"
                        + " AND sku = '"
                        + sku
                        + "'"))
        .isEqualTo(UNITS);
  }

  @Test
  void two_lines_in_opposite_order_never_block_each_other() {
    String first = shop.product(overThreeWarehouses());
    String second = shop.product(overThreeWarehouses());
    String line = "{\"sku\":\"%s\",\"quantity\":1}";
    String there = ShopClient.orderOf(line.formatted(first) + "," + line.formatted(second));
    String back = ShopClient.orderOf(line.formatted(second) + "," + line.formatted(first));

    List<HttpAnswer> answers =
        atOnce(BUYERS, buyer -> Call.order(newKey(), buyer % 2 == 0 ? there : back));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, (long) UNITS, 409, BUYERS - 500L));
    shop.settleAndAudit();
    assertThat(shop.available(first)).isZero();
    assertThat(shop.available(second)).isZero();
  }

  @Test
  void fifty_requests_with_one_key_are_one_order() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 100));
    String key = newKey();
    Call call = Call.order(key, ShopClient.order("tok_ok", Map.of(sku, 2)));

    List<HttpAnswer> answers = atOnce(50, i -> call);

    assertThat(answers).allMatch(a -> a.status() == 201 || a.isProblem(409, "request-in-flight"));
    assertThat(answers.stream().filter(a -> a.status() == 201).map(HttpAnswer::body).distinct())
        .hasSize(1);
    assertThat(shop.api().send(call).body())
        .as("the answer an hour later")
        .isEqualTo(answers.stream().filter(a -> a.status() == 201).findAny().orElseThrow().body());
    assertThat(shop.available(sku)).isEqualTo(98);
  }

  private Map<String, Integer> overThreeWarehouses() {
    List<String> codes = shop.warehouses();
    return Map.of(codes.get(0), 200, codes.get(1), 200, codes.get(2), 100);
  }

  private List<HttpAnswer> atOnce(int requests, IntFunction<Call> call) {
    List<CompletableFuture<HttpAnswer>> started =
        IntStream.range(0, requests).mapToObj(i -> shop.api().start(call.apply(i))).toList();
    return started.stream().map(CompletableFuture::join).toList();
  }

  private static Map<Integer, Long> statuses(List<HttpAnswer> answers) {
    return answers.stream()
        .map(HttpAnswer::status)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
