package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PageTest {
  @Property
  void page_after_page_shows_everything_once_in_order(
      @ForAll @IntRange(min = 0, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 20) int limit) {
    List<Integer> all = IntStream.rangeClosed(1, size).boxed().toList();
    List<Integer> seen = new ArrayList<>();
    String cursor = "0";
    while (cursor != null) {
      int behind = Integer.parseInt(cursor);
      List<Integer> found = all.stream().filter(i -> i > behind).limit(limit + 1L).toList();
      Page<Integer> page = Page.cut(found, limit, String::valueOf);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      seen.addAll(page.items());
      cursor = page.nextCursor();
    }

    assertThat(seen).isEqualTo(all);
  }

  @Property
  void an_exactly_full_page_is_the_last(@ForAll @IntRange(min = 1, max = 20) int limit) {
    List<Integer> found = IntStream.range(0, limit).boxed().toList();

    assertThat(Page.cut(found, limit, String::valueOf).nextCursor()).isNull();
  }

  @Property
  void another_view_keeps_the_cursor(@ForAll @IntRange(min = 1, max = 20) int limit) {
    List<Integer> found = IntStream.rangeClosed(0, limit).boxed().toList();

    Page<String> page = Page.cut(found, limit, i -> "c" + i).map(i -> "#" + i);

    assertThat(page.items()).hasSize(limit).startsWith("#0");
    assertThat(page.nextCursor()).isEqualTo("c" + (limit - 1));
  }
}
