package io.holdfast.web.catalog;

import io.holdfast.catalog.ClassCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A class of products and the narrower classes in it.
 *
 * @param level the parameter of the list of products that selects it
 * @param count products that are sold
 */
@Schema(name = "Category")
public record CategoryJson(
    String name,
    @Schema(enumeration = {"family", "department", "category", "subcategory"}) String level,
    long count,
    List<CategoryJson> children) {
  private static final List<String> LEVELS =
      List.of("family", "department", "category", "subcategory");

  /** A class that is being counted. */
  private static final class Node {
    private final String level;
    private final Map<String, Node> children = new LinkedHashMap<>();
    private long count;

    Node(String level) {
      this.level = level;
    }
  }

  /** The tree of these classes; a level that a product does not have is left out. */
  static List<CategoryJson> tree(List<ClassCount> classes) {
    Node root = new Node("");
    for (ClassCount one : classes) {
      Node node = root;
      for (int depth = 0; depth < LEVELS.size(); depth++) {
        String name = one.path().get(depth);
        if (!name.isEmpty()) {
          String level = LEVELS.get(depth);
          node = node.children.computeIfAbsent(level + " " + name, key -> new Node(level));
          node.count += one.count();
        }
      }
    }
    return children(root);
  }

  private static List<CategoryJson> children(Node node) {
    List<CategoryJson> children = new ArrayList<>();
    node.children.forEach(
        (key, child) ->
            children.add(
                new CategoryJson(
                    key.substring(child.level.length() + 1),
                    child.level,
                    child.count,
                    children(child))));
    return children;
  }
}
