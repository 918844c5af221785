package io.holdfast.messaging.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.platform.JsonText;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** JSON as the audit trail keeps it: without secrets and contact data, and not long. */
final class BoundedJson {
  /** Characters of a value; a longer one is cut. */
  static final int LONGEST = 4_000;

  private static final int START = 1_000;
  private static final TextNode HIDDEN = TextNode.valueOf("***");

  /** Whose values give access or say where a person can be reached. */
  private static final Set<String> HIDDEN_NAMES =
      Set.of("payment", "token", "ticket", "secret", "password", "signature", "email", "phone");

  /** What of an address may carry a credential. */
  private static final Pattern CREDENTIAL = Pattern.compile("(?<=//)[^/@]*@|[?#].*$");

  private BoundedJson() {}

  /** The value as JSON; null for null. */
  static String of(Object value) {
    if (value == null) {
      return null;
    }
    JsonNode tree = JsonText.tree(value);
    hide(tree);
    String text = tree.toString();
    return text.length() <= LONGEST
        ? text
        : JsonText.of(new Cut(text.length(), text.substring(0, START)));
  }

  /**
   * What is left of a longer value.
   *
   * @param length of the whole, in characters
   */
  private record Cut(int length, String start) {}

  private static void hide(JsonNode tree) {
    if (tree instanceof ArrayNode list) {
      list.forEach(BoundedJson::hide);
    } else if (tree instanceof ObjectNode object) {
      Set<String> names = new TreeSet<>();
      object.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> hide(object, name));
    }
  }

  private static void hide(ObjectNode object, String name) {
    JsonNode value = object.get(name);
    if (value.isNull()) {
      return;
    }
    if (isHidden(name)) {
      object.set(name, HIDDEN);
    } else if (name.equals("url")) {
      object.put(name, CREDENTIAL.matcher(value.asText()).replaceAll("***"));
    } else {
      hide(value);
    }
  }

  private static boolean isHidden(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return HIDDEN_NAMES.stream().anyMatch(lower::endsWith);
  }
}
