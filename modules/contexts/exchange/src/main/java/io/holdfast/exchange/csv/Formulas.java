package io.holdfast.exchange.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Disarms text that a spreadsheet would run as a formula, by an apostrophe in front, and takes it
 * away again.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
public final class Formulas {
  /** Also in full width, which some spreadsheets take for the same; and the apostrophe itself. */
  private static final String DANGEROUS = "=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20";

  /** The formula by which people keep a spreadsheet from taking a text for a number. */
  private static final Pattern TEXT = Pattern.compile("=\"([^\"]*)\"");

  private Formulas() {}

  /** The text as it may stand in a file. */
  public static String disarm(String text) {
    return isDangerous(text, 0) ? "'" + text : text;
  }

  /** What a cell means; of {@code ="007"} it is 007. */
  public static String restore(String cell) {
    Matcher text = TEXT.matcher(cell);
    if (text.matches()) {
      return text.group(1);
    }
    return cell.startsWith("'") && isDangerous(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean isDangerous(String text, int at) {
    return text.length() > at && DANGEROUS.indexOf(text.charAt(at)) >= 0;
  }
}
