package io.holdfast.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrequencySketchTest {
  private final FrequencySketch sketch = new FrequencySketch(1 << 14);

  private void read(String key, int times) {
    for (int i = 0; i < times; i++) {
      sketch.record(key);
    }
  }

  @Test
  void reads_are_counted_up_to_the_most() {
    read("tea", 5);
    read("milk", 100);

    assertThat(sketch.estimate("tea")).isEqualTo(5);
    assertThat(sketch.estimate("milk")).isEqualTo(FrequencySketch.MOST);
    assertThat(sketch.estimate("rum")).isZero();
  }

  @Test
  void of_many_keys_read_once_almost_none_seems_hot() {
    for (int i = 0; i < 10_000; i++) {
      sketch.record("sku-" + i);
    }

    long hot = 0;
    for (int i = 0; i < 10_000; i++) {
      hot += sketch.estimate("sku-" + i) >= 8 ? 1 : 0;
    }
    assertThat(hot).isLessThan(10);
  }

  @Test
  void what_is_no_longer_read_is_forgotten() {
    read("tea", 15);

    for (int i = 0; i < 1_000_000 && sketch.estimate("tea") >= 8; i++) {
      sketch.record("other-" + i);
    }

    assertThat(sketch.estimate("tea")).isLessThan(8);
  }
}
