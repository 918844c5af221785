package io.holdfast.notifications.text;

import java.util.List;

/**
 * A message in one language.
 *
 * @param language ISO 639 code
 * @param subject one line
 * @param shortText one line
 * @param paragraphs of the long text
 * @param lines of the order or parcel; empty if there are none
 */
public record MessageText(
    String language, String subject, String shortText, List<String> paragraphs, List<Line> lines) {

  /**
   * A line.
   *
   * @param amount with its currency; empty if it is not known
   */
  public record Line(int quantity, String sku, String amount) {}
}
