package io.holdfast.bench.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArticleLocationsTest {
  private final ArticleLocations locations = new ArticleLocations(4);

  @Test
  void every_article_lies_in_two_warehouses() {
    for (int article = 1; article <= 100; article++) {
      int number = article;
      assertThat(IntStream.range(0, 4).filter(w -> locations.has(w, number)).count()).isEqualTo(2);
    }
  }

  @Test
  void one_warehouse_that_has_all_is_enough() {
    assertThat(locations.source(List.of(4, 8, 7))).containsOnlyKeys(4, 8, 7);
    assertThat(locations.source(List.of(4, 8, 7)).values()).containsOnly(0);
  }

  @Test
  void an_order_that_nobody_has_whole_comes_from_as_few_as_possible() {
    assertThat(locations.source(List.of(4, 5, 6, 7)).values().stream().distinct()).hasSize(2);
  }
}
