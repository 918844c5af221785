package io.holdfast.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentServerTest {
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final Duration BEYOND_PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private PaymentProvider provider;
  private PaymentServer server;
  private ProviderCaller shop;

  @BeforeEach
  void start() throws IOException {
    provider = PaymentProvider.open(journal());
    server = PaymentServer.start(0, provider, SLOW, BEYOND_PATIENCE);
    shop = new ProviderCaller(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  private Path journal() {
    return directory.resolve("authorisations.jsonl");
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  @Test
  void an_order_is_authorised_and_listed() throws Exception {
    ProviderCaller.Response response = shop.pay("o1", "tok_ok");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.field("status")).isEqualTo("AUTHORISED");
    assertThat(response.field("id")).startsWith("auth_");
    assertThat(shop.get("/v1/authorisations?orderId=o1").body().path("items")).hasSize(1);
    assertThat(shop.get("/v1/authorisations?orderId=o2").body().path("items")).isEmpty();
  }

  @Test
  void a_declined_token_and_an_unknown_one_get_402_with_a_reason() throws Exception {
    ProviderCaller.Response declined = shop.pay("o1", "tok_declined");
    ProviderCaller.Response unknown = shop.pay("o2", "tok_made_up");

    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.field("status")).isEqualTo("DECLINED");
    assertThat(declined.field("reason")).isEqualTo("insufficient-funds");
    assertThat(unknown.status()).isEqualTo(402);
    assertThat(unknown.field("reason")).isEqualTo("unknown-token");
  }

  @Test
  void fifty_equal_requests_at_once_are_one_authorisation() throws Exception {
    List<CompletableFuture<ProviderCaller.Response>> calls =
        IntStream.range(0, 50).mapToObj(i -> shop.payLater("o1", "tok_ok")).toList();

    assertThat(
            calls.stream()
                .map(CompletableFuture::join)
                .map(response -> response.field("id"))
                .distinct())
        .hasSize(1);
    assertThat(shop.get("/v1/statistics").body().path("authorised").asInt()).isEqualTo(1);
  }

  @Test
  void a_key_used_for_another_amount_or_order_is_refused() throws Exception {
    shop.pay("k1", "o1", "tok_ok");

    assertThat(shop.pay("k1", "o2", "tok_ok").status()).isEqualTo(422);
    assertThat(shop.get("/v1/authorisations?orderId=o2").body().path("items")).isEmpty();
  }

  @Test
  void an_order_authorised_under_two_keys_is_counted_as_a_client_error() throws Exception {
    shop.pay("k1", "o1", "tok_ok");
    shop.pay("k2", "o1", "tok_ok");
    shop.pay("k3", "o1", "tok_ok");
    shop.pay("k4", "o2", "tok_declined");
    shop.pay("k5", "o2", "tok_ok");
    restart();

    Statistics expected = new Statistics(4, 1, 0, 2, 1);
    assertThat(provider.statistics()).isEqualTo(expected);
    assertThat(shop.get("/v1/authorisations?orderId=o1").body().path("items")).hasSize(3);
  }

  @Test
  void an_authorisation_is_voided_once_however_often_it_is_asked() throws Exception {
    String id = shop.pay("o1", "tok_ok").field("id");
    assertThat(shop.takeBack("void-o1", "o1", id).status()).isEqualTo(200);
    restart();
    assertThat(shop.takeBack("void-o1", "o1", id).status()).isEqualTo(200);

    assertThat(provider.statistics()).isEqualTo(new Statistics(1, 0, 1, 1, 0));
    assertThat(shop.takeBack("void-o2", "o2", id).status()).isEqualTo(404);
    assertThat(shop.takeBack(null, "o1", id).status()).isEqualTo(400);
    assertThat(shop.pay("o1", "tok_ok").field("id")).as("the decision itself stays").isEqualTo(id);
  }

  @Test
  void flaky_fails_twice_for_each_key_and_then_works() throws Exception {
    for (String order : List.of("o1", "o2")) {
      assertThat(shop.pay(order, "tok_flaky").status()).isEqualTo(503);
      assertThat(shop.pay(order, "tok_flaky").status()).isEqualTo(503);
      assertThat(shop.pay(order, "tok_flaky").status()).isEqualTo(201);
      assertThat(shop.pay(order, "tok_flaky").status()).isEqualTo(201);
    }
    assertThat(provider.statistics()).isEqualTo(new Statistics(2, 0, 0, 2, 0));
  }

  @Test
  void a_hundred_slow_requests_delay_no_other() throws Exception {
    List<CompletableFuture<ProviderCaller.Response>> slow =
        IntStream.range(0, 100).mapToObj(i -> shop.payLater("slow" + i, "tok_slow")).toList();

    assertThat(shop.pay("o1", "tok_ok").status()).isEqualTo(201);
    assertThat(slow).allMatch(call -> call.join().status() == 201);
    assertThat(provider.statistics().authorised()).isEqualTo(101);
  }

  @Test
  void a_repetition_while_slow_is_thinking_gets_the_same_decision() {
    CompletableFuture<ProviderCaller.Response> first = shop.payLater("o1", "tok_slow");
    CompletableFuture<ProviderCaller.Response> second = shop.payLater("o1", "tok_slow");

    assertThat(second.join().field("id")).isEqualTo(first.join().field("id"));
  }

  @Test
  void a_timeout_hides_an_authorisation_that_the_repetition_returns() throws Exception {
    assertThatThrownBy(
            () -> shop.payImpatiently("o1", "tok_timeout_but_authorised", Duration.ofMillis(200)))
        .isInstanceOf(HttpTimeoutException.class);
    String hidden = provider.ofOrder("o1").get(0).id();
    restart();

    ProviderCaller.Response response = shop.pay("o1", "tok_timeout_but_authorised");
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.field("id")).isEqualTo(hidden);
  }

  @Test
  void a_record_torn_by_a_kill_is_cut_off_and_its_order_can_be_paid() throws Exception {
    String first = shop.pay("o1", "tok_ok").field("id");
    stop();
    Files.writeString(journal(), "{\"key\":\"o2\",\"id\":\"auth", StandardOpenOption.APPEND);
    start();

    assertThat(shop.pay("o1", "tok_ok").field("id")).isEqualTo(first);
    assertThat(shop.pay("o2", "tok_ok").status()).isEqualTo(201);
    restart();
    assertThat(provider.statistics()).isEqualTo(new Statistics(2, 0, 0, 2, 0));
  }

  @Test
  void bad_input_is_a_4xx_problem_and_decides_nothing() throws Exception {
    assertThat(shop.post(null, ProviderCaller.body("o1", "tok_ok")).status()).isEqualTo(400);
    assertThat(shop.post("k".repeat(300), ProviderCaller.body("o1", "tok_ok")).status())
        .isEqualTo(400);
    assertThat(shop.post("k1", "{").status()).isEqualTo(400);
    assertThat(shop.post("k1", "null").status()).isEqualTo(400);
    assertThat(shop.post("k1", ProviderCaller.body("o1", "tok_ok").replace("USD", "QQQ")).status())
        .isEqualTo(400);
    assertThat(shop.post("k1", "{\"orderId\":\"o1\"}").status()).isEqualTo(400);
    assertThat(shop.post("k1", "x".repeat(20_000)).status()).isEqualTo(413);
    assertThat(shop.get("/v1/authorisations").status()).isEqualTo(400);
    assertThat(shop.get("/nowhere").status()).isEqualTo(404);
    assertThat(provider.statistics()).isEqualTo(new Statistics(0, 0, 0, 0, 0));
  }

  @Test
  void two_providers_never_share_a_journal() {
    assertThatThrownBy(() -> PaymentProvider.open(journal()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use");
  }
}
