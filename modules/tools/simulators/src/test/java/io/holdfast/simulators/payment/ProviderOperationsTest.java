package io.holdfast.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderOperationsTest {
  private static final String CAPTURES = "captures";
  private static final String REFUNDS = "refunds";

  @TempDir Path directory;
  private PaymentProvider provider;
  private PaymentServer server;
  private ProviderCaller shop;

  @BeforeEach
  void start() throws IOException {
    provider = PaymentProvider.open(directory.resolve("authorisations.jsonl"));
    server = PaymentServer.start(0, provider, Duration.ofMillis(300), Duration.ofSeconds(30));
    shop = new ProviderCaller(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  @Test
  void parts_are_captured_each_key_once_and_the_rest_is_voided() throws Exception {
    String id = shop.pay("o1", "tok_ok").field("id");
    ProviderCaller.Response first = shop.operate(CAPTURES, "c1", "o1", id, 400);
    restart();
    ProviderCaller.Response again = shop.operate(CAPTURES, "c1", "o1", id, 400);
    shop.operate(CAPTURES, "c2", "o1", id, 34);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.field("id")).isEqualTo(first.field("id")).startsWith("cap_");
    assertThat(shop.operate("void", "v1", "o1", id, 0).status()).isEqualTo(200);
    assertThat(shop.operate("void", "v1", "o1", id, 0).status()).isEqualTo(200);
    assertThat(shop.books(""))
        .isEqualTo("authorised 1234 captured 434 voided 800 expired 0 refunded 0");
    restart();
    assertThat(shop.books("?orderId=o1"))
        .isEqualTo("authorised 1234 captured 434 voided 800 expired 0 refunded 0");
    assertThat(shop.get("/v1/authorisations?orderId=o1").body().path("items")).hasSize(4);
  }

  @Test
  void more_than_was_authorised_is_not_captured_and_more_than_was_captured_not_refunded()
      throws Exception {
    String id = shop.pay("o1", "tok_ok").field("id");
    assertThat(shop.operate(CAPTURES, "c1", "o1", id, 1235).status()).isEqualTo(409);
    assertThat(shop.operate(CAPTURES, "c2", "o1", id, 1000).status()).isEqualTo(201);
    assertThat(shop.operate(CAPTURES, "c3", "o1", id, 235).status()).isEqualTo(409);
    assertThat(shop.operate(CAPTURES, "c2", "o1", id, 1).status()).isEqualTo(422);
    assertThat(shop.operate(CAPTURES, "c4", "o2", id, 1).status()).isEqualTo(404);
    assertThat(shop.operate(CAPTURES, null, "o1", id, 1).status()).isEqualTo(400);
    assertThat(shop.operate(REFUNDS, "r1", "o1", id, 1001).status()).isEqualTo(409);
    assertThat(shop.operate(REFUNDS, "r2", "o1", id, 600).status()).isEqualTo(201);
    assertThat(shop.operate(REFUNDS, "r2", "o1", id, 600).status()).isEqualTo(201);
    assertThat(shop.operate(REFUNDS, "r3", "o1", id, 401).field("reason"))
        .isEqualTo("less than the amount was captured");
    assertThat(shop.books(""))
        .isEqualTo("authorised 1234 captured 1000 voided 0 expired 0 refunded 600");
  }

  @Test
  void nothing_is_captured_of_an_authorisation_that_has_lapsed() throws Exception {
    shop.behave("{\"lapseAfterMillis\":1}");
    ProviderCaller.Response authorised = shop.pay("o1", "tok_lapses");
    assertThat(authorised.field("expiresAt")).isNotEmpty();
    String id = authorised.field("id");

    assertThat(shop.operate(CAPTURES, "c1", "o1", id, 1).field("reason"))
        .isEqualTo("the authorisation has expired");
    assertThat(shop.operate("void", "v1", "o1", id, 0).status()).isEqualTo(200);
    assertThat(shop.books(""))
        .isEqualTo("authorised 1234 captured 0 voided 0 expired 1234 refunded 0");
  }

  @Test
  void a_token_is_declined_once_and_authorised_under_the_next_key() throws Exception {
    assertThat(shop.pay("o1", "o1", "tok_declined_once").status()).isEqualTo(402);
    assertThat(shop.pay("o1", "o1", "tok_declined_once").status()).isEqualTo(402);
    assertThat(shop.pay("o1-1", "o1", "tok_declined_once").status()).isEqualTo(201);
  }

  @Test
  void answers_that_are_lost_late_or_repeated_change_nothing_in_the_books() throws Exception {
    for (String answers : new String[] {"ERROR_AFTER_SUCCESS", "TWICE", "LATE"}) {
      shop.behave("{\"answers\":\"%s\",\"delayMillis\":50}".formatted(answers));
      String order = "o-" + answers;
      int first = shop.pay(order, "tok_ok").status();
      assertThat(first).isEqualTo(answers.equals("ERROR_AFTER_SUCCESS") ? 500 : 201);
      String id = shop.pay(order, "tok_ok").field("id");
      shop.operate(CAPTURES, "c-" + order, order, id, 1234);
      assertThat(shop.operate(CAPTURES, "c-" + order, order, id, 1234).status()).isEqualTo(201);
      assertThat(shop.books("?orderId=" + order))
          .isEqualTo("authorised 1234 captured 1234 voided 0 expired 0 refunded 0");
    }
    assertThat(shop.behave("{\"answers\":\"NEVER\"}").status()).isEqualTo(400);
    assertThat(shop.behave("{\"callbackCopies\":11}").status()).isEqualTo(400);
    assertThat(shop.get("/v1/behaviour").field("answers")).isEqualTo("LATE");
  }
}
