package io.holdfast.inventory.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Sku;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovementFilterTest {
  private static final String BOUND = "interval '31 days'";

  @Test
  void a_search_that_no_index_helps_is_bounded_in_time() {
    assertThat(new MovementFilter(null, "count-17", null, null, null).sql()).contains(BOUND);
    assertThat(new MovementFilter(null, null, "ann", null, null).sql()).contains(BOUND);
  }

  @Test
  void a_search_by_sku_or_since_a_time_is_not() {
    Sku tea = new Sku("tea");

    assertThat(MovementFilter.of(null).sql()).isEmpty();
    assertThat(new MovementFilter(tea, "count-17", null, null, null).sql()).doesNotContain(BOUND);
    assertThat(new MovementFilter(null, "count-17", null, Instant.EPOCH, null).sql())
        .doesNotContain(BOUND);
  }
}
