package io.holdfast.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentRequest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderJsonTest {
  private static final String ORDER = "0190a000-0000-7000-8000-000000000001";

  @Test
  void a_request_names_order_amount_and_token() {
    assertThat(
            ProviderJson.of(
                new PaymentRequest(OrderId.of(ORDER), new Money(1234, "USD"), "tok_\"ok")))
        .isEqualTo(
            "{\"orderId\":\"%s\",\"amountCents\":1234,\"currency\":\"USD\",\"token\":\"tok_\\\"ok\"}",
            ORDER);
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1200", "USD, 12.00", "KWD, 1.200"})
  void the_amount_is_in_minor_units_of_the_currency(String currency, BigDecimal amount) {
    assertThat(
            ProviderJson.of(
                new PaymentRequest(OrderId.of(ORDER), Money.of(amount, currency), "tok_ok")))
        .contains("\"amountCents\":1200,\"currency\":\"" + currency + "\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  void first_and_repeated_answers_authorise(int status) {
    assertThat(ProviderJson.decision(status, "{\"id\":\"auth_1\",\"status\":\"AUTHORISED\"}"))
        .isEqualTo(new Authorised("auth_1"));
  }

  @Test
  void a_refusal_is_a_decision() {
    assertThat(ProviderJson.decision(402, "{\"status\":\"DECLINED\",\"reason\":\"no\"}"))
        .isEqualTo(new Declined("no"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 503})
  void transient_failures_are_retried(int status) {
    assertThatThrownBy(() -> ProviderJson.decision(status, ""))
        .isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"id\":1}"})
  void an_authorisation_without_its_name_is_no_answer(String body) {
    assertThatThrownBy(() -> ProviderJson.decision(201, body))
        .isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 404, 409, 422})
  void a_permanent_refusal_is_a_decline_with_the_reason_of_the_provider(int status) {
    assertThat(ProviderJson.decision(status, "{\"reason\":\"unknown-currency\"}"))
        .isEqualTo(new Declined("unknown-currency"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"reason\":1}", "{\"reason\":\" \"}"})
  void a_permanent_refusal_without_a_reason_is_a_decline_with_its_status(String body) {
    assertThat(ProviderJson.decision(422, body)).isEqualTo(new Declined("provider-refused-422"));
  }

  @Test
  void a_reason_of_any_length_is_cut_to_what_is_stored() {
    String body = "{\"reason\":\"" + "x".repeat(5000) + "\"}";
    assertThat(ProviderJson.decision(400, body)).isEqualTo(new Declined("x".repeat(200)));
  }
}
