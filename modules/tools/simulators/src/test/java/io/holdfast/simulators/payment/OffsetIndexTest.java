package io.holdfast.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetIndexTest {
  @Test
  void a_hundred_thousand_keys_are_each_found_at_their_place() {
    OffsetIndex index = new OffsetIndex();
    for (int i = 0; i < 100_000; i++) {
      index.put("key-" + i, i);
    }
    for (int i = 0; i < 100_000; i++) {
      assertThat(index.get("key-" + i)).isEqualTo(i);
    }
    assertThat(index.get("key-100000")).isEqualTo(OffsetIndex.ABSENT);
    assertThat(index.size()).isEqualTo(100_000);
  }
}
