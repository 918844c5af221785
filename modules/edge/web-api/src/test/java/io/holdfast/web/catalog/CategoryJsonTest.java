package io.holdfast.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalog.ClassCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryJsonTest {
  @Test
  void paths_become_a_tree_whose_counts_add_up() {
    List<CategoryJson> tree =
        CategoryJson.tree(
            List.of(
                new ClassCount(List.of("Food", "Seafood", "Seafood", "Shellfish"), 2),
                new ClassCount(List.of("Food", "Seafood", "Seafood", "Fresh Fish"), 3),
                new ClassCount(List.of("Drink", "", "Tea", ""), 4),
                new ClassCount(List.of("", "", "", ""), 5)));

    CategoryJson fresh = new CategoryJson("Fresh Fish", "subcategory", 3, List.of());
    CategoryJson shell = new CategoryJson("Shellfish", "subcategory", 2, List.of());
    CategoryJson category = new CategoryJson("Seafood", "category", 5, List.of(shell, fresh));
    assertThat(tree)
        .containsExactly(
            new CategoryJson(
                "Food",
                "family",
                5,
                List.of(new CategoryJson("Seafood", "department", 5, List.of(category)))),
            new CategoryJson(
                "Drink", "family", 4, List.of(new CategoryJson("Tea", "category", 4, List.of()))));
  }
}
