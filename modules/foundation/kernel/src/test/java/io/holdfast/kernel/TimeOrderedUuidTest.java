package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedUuidTest {
  @Test
  void each_is_greater_than_the_one_before_as_number_and_as_text() {
    List<UUID> ids = Stream.generate(TimeOrderedUuid::next).limit(20_000).toList();

    for (int i = 1; i < ids.size(); i++) {
      assertThat(ids.get(i)).isGreaterThan(ids.get(i - 1));
      assertThat(ids.get(i).toString()).isGreaterThan(ids.get(i - 1).toString());
    }
  }

  @Test
  void threads_that_make_them_at_once_each_see_them_ascend_and_share_none() throws Exception {
    int threads = 4;
    int each = 10_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<UUID>>> made = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        made.add(pool.submit(() -> Stream.generate(TimeOrderedUuid::next).limit(each).toList()));
      }
      Set<Long> stamps = new HashSet<>();
      for (Future<List<UUID>> ids : made) {
        assertThat(ids.get()).isSorted();
        ids.get().forEach(id -> stamps.add(id.getMostSignificantBits()));
      }
      assertThat(stamps).hasSize(threads * each);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void it_is_version_7_of_the_ietf_variant_and_carries_the_time() {
    long before = System.currentTimeMillis();

    UUID id = TimeOrderedUuid.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 10_000);
  }
}
