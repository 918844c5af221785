package io.holdfast.cache;

import static io.holdfast.cache.CacheName.AVAILABILITY;
import static io.holdfast.cache.CacheName.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PendingInvalidationsTest {
  private final PendingInvalidations pending = new PendingInvalidations();

  @Test
  void a_key_that_changes_often_is_sent_once() throws InterruptedException {
    pending.add(AVAILABILITY, List.of("tea", "milk"));
    pending.add(AVAILABILITY, List.of("tea"));

    assertThat(pending.take().keys()).isEqualTo(Set.of("tea", "milk"));
    pending.sent();
    assertThat(pending.contains(AVAILABILITY, "tea")).isFalse();
  }

  @Test
  void a_key_is_pending_until_it_was_sent_also_if_it_changes_meanwhile()
      throws InterruptedException {
    pending.add(AVAILABILITY, List.of("tea"));
    pending.take();
    assertThat(pending.contains(AVAILABILITY, "tea")).isTrue();
    assertThat(pending.contains(PRODUCTS, "tea")).isFalse();
    pending.add(AVAILABILITY, List.of("tea"));
    pending.sent();

    assertThat(pending.contains(AVAILABILITY, "tea")).isTrue();
    assertThat(pending.take().keys()).containsExactly("tea");
  }

  @Test
  void what_could_not_be_sent_is_sent_again() throws InterruptedException {
    pending.add(AVAILABILITY, List.of("tea"));
    pending.take();

    pending.notSent();

    assertThat(pending.contains(AVAILABILITY, "tea")).isTrue();
    assertThat(pending.take().keys()).containsExactly("tea");
  }

  @Test
  void too_many_keys_become_one_clearing_of_the_cache() throws InterruptedException {
    List<String> many =
        IntStream.rangeClosed(0, PendingInvalidations.MOST).mapToObj(i -> "sku" + i).toList();
    pending.add(AVAILABILITY, many);
    pending.add(AVAILABILITY, List.of("more"));

    PendingInvalidations.Batch batch = pending.take();
    assertThat(batch.isWhole()).isTrue();
    assertThat(pending.contains(AVAILABILITY, "any")).isTrue();
    pending.notSent();
    assertThat(pending.take().isWhole()).isTrue();
    pending.sent();
    assertThat(pending.contains(AVAILABILITY, "any")).isFalse();
  }
}
