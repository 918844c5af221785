package io.holdfast.exchange.csv;

import java.util.regex.Pattern;

/** Text of a file as it may stand in a report: short, on one line. */
public final class ShownText {
  private static final int LONGEST = 40;
  private static final int LONGEST_REASON = 500;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private ShownText() {}

  /** What a cell has. */
  public static String cell(String text) {
    return cut(text, LONGEST);
  }

  /** Why something failed. */
  public static String reason(String text) {
    return cut(String.valueOf(text), LONGEST_REASON);
  }

  private static String cut(String text, int longest) {
    String shown = text.length() > longest ? text.substring(0, longest) + "..." : text;
    return CONTROL.matcher(shown).replaceAll("?");
  }
}
