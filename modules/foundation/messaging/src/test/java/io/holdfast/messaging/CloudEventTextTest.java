package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class CloudEventTextTest {
  private final DomainEvent event =
      new DomainEvent(
          TimeOrderedUuid.next(),
          "holdfast.orders",
          "io.holdfast.order.placed.v1",
          "order-1",
          7,
          "{\"name\":\"Crème brûlée \\\"extra\\\"\",\"lines\":[{\"quantity\":2}]}");

  @Test
  void what_is_written_is_read_again() {
    assertThat(CloudEventText.read(CloudEventText.of(event))).isEqualTo(event);
  }

  /** CloudEvents 1.0.2, "Required Attributes", and the JSON format's structured mode. */
  @Test
  void it_has_the_required_attributes_of_cloudevents_1_0() throws Exception {
    JsonNode json = new ObjectMapper().readTree(CloudEventText.of(event));

    assertThat(json.path("specversion").asText()).isEqualTo("1.0");
    assertThat(json.path("id").asText()).isEqualTo(event.id().toString());
    assertThat(json.path("source").asText()).isEqualTo("/holdfast.orders");
    assertThat(json.path("type").asText()).isEqualTo("io.holdfast.order.placed.v1");
    assertThat(json.path("dataschema").asText())
        .isEqualTo("https://holdfast.io/schemas/order.placed.v1.json");
    assertThat(json.path("aggregateversion").asInt()).isEqualTo(7);
    assertThat(json.path("subject").asText()).isEqualTo("order-1");
    assertThat(json.path("datacontenttype").asText()).isEqualTo("application/json");
    assertThat(json.path("data").path("lines").path(0).path("quantity").asInt()).isEqualTo(2);
  }

  /** An event about many aggregates carries their versions in its data. */
  @Test
  void an_event_without_a_version_says_nothing_of_one() throws Exception {
    DomainEvent many =
        new DomainEvent(TimeOrderedUuid.next(), "holdfast.stock", "test.many", "a", null, "{}");

    JsonNode json = new ObjectMapper().readTree(CloudEventText.of(many));

    assertThat(json.has("aggregateversion")).isFalse();
    assertThat(json.has("dataschema")).isFalse();
    assertThat(CloudEventText.read(CloudEventText.of(many))).isEqualTo(many);
  }

  @Test
  void its_time_is_when_the_event_was_made() throws Exception {
    JsonNode json = new ObjectMapper().readTree(CloudEventText.of(event));

    assertThat(OffsetDateTime.parse(json.path("time").asText()).toInstant())
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
  }

  @Test
  void other_text_is_refused() {
    assertThatThrownBy(() -> CloudEventText.read("{\"id\":1}"))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> CloudEventText.read("hello")).isInstanceOf(RuntimeException.class);
  }
}
