package io.holdfast.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.platform.JsonText;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreIndexTest {
  @Test
  void a_document_lies_in_the_month_of_its_own_time() {
    Instant time = Instant.parse("1997-02-28T23:59:59Z");
    assertThat(StoreIndex.ORDERS.index(3, time)).isEqualTo("holdfast-orders-g3-1997.02");
    assertThat(StoreIndex.STOCK.index(3, time)).isEqualTo("holdfast-stock-g3-all");
  }

  @Test
  void every_index_has_a_mapping() {
    for (StoreIndex index : StoreIndex.values()) {
      JsonNode mapping = JsonText.read(index.mapping(), JsonNode.class);
      assertThat(mapping.path("dynamic").asText()).isEqualTo("false");
      assertThat(mapping.path("properties")).isNotEmpty();
    }
  }

  @Test
  void a_range_of_too_many_buckets_is_refused() {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    new SalesQuery(
        from, from.plus(Duration.ofMinutes(1500)), SalesQuery.Bucket.HOUR, null, null, null);
    assertThatThrownBy(
            () ->
                new SalesQuery(
                    from,
                    from.plus(Duration.ofMinutes(1500)),
                    SalesQuery.Bucket.MINUTE,
                    null,
                    null,
                    null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SalesQuery(from, from, SalesQuery.Bucket.DAY, null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
