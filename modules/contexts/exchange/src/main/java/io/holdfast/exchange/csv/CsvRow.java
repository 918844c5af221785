package io.holdfast.exchange.csv;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A row of a file.
 *
 * @param number among the rows with data, from 1
 * @param line of the file where it begins, from 1
 * @param cells by the name of their column; a column that the file lacks is missing
 * @param problem why the row cannot be read, or null
 */
public record CsvRow(long number, int line, Map<String, String> cells, String problem) {
  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");
  private static final Pattern POWER_OF_TEN = Pattern.compile("[-+]?[0-9.,]+[eE][-+]?[0-9]+");
  private static final Pattern SEPARATED =
      Pattern.compile("[-+]?[0-9]+([.,'\\s\u00a0\u202f][0-9]+)+");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  /**
   * Refuses a row that cannot be read.
   *
   * @throws RowRejectedException if there is a problem
   */
  public void requireReadable() {
    if (problem != null) {
      throw new RowRejectedException(problem);
    }
  }

  /** A text; a line break in a cell counts as a space. Empty if there is none. */
  public String text(String column) {
    String cell = Formulas.restore(cells.getOrDefault(column, ""));
    return LINE_BREAKS.matcher(cell).replaceAll(" ");
  }

  /**
   * A text of a form.
   *
   * @throws RowRejectedException if it has another one
   */
  public String text(String column, Pattern form, String rule) {
    String text = text(column);
    if (!form.matcher(text).matches()) {
      throw new RowRejectedException(column + " " + rule);
    }
    return text;
  }

  /**
   * A value that its type can read from a text.
   *
   * @throws RowRejectedException if the type refuses it, with an IllegalArgumentException
   */
  public <T> T value(String column, Function<String, T> type) {
    String text = text(column).strip();
    if (POWER_OF_TEN.matcher(text).matches() && text.indexOf('+') > 0) {
      throw new RowRejectedException(
          column
              + " "
              + ShownText.cell(text)
              + " is a number that a spreadsheet has rounded: format it as text");
    }
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      throw new RowRejectedException(
          column + " \"" + ShownText.cell(text) + "\": " + e.getMessage());
    }
  }

  /**
   * A decimal amount such as 12.34.
   *
   * @throws RowRejectedException if it is written in another way
   */
  public BigDecimal amount(String column) {
    return new BigDecimal(number(column, AMOUNT, "must be an amount such as 12.34"));
  }

  /**
   * A whole number, not negative.
   *
   * @throws RowRejectedException if it is written in another way
   */
  public int whole(String column) {
    return Integer.parseInt(number(column, WHOLE, "must be a whole number such as 12"));
  }

  private String number(String column, Pattern form, String rule) {
    String text = text(column).strip();
    if (form.matcher(text).matches()) {
      return text;
    }
    String shown = column + " \"" + ShownText.cell(text) + "\" ";
    if (POWER_OF_TEN.matcher(text).matches()) {
      throw new RowRejectedException(shown + "is a power of ten: write all digits");
    }
    if (SEPARATED.matcher(text).matches()) {
      throw new RowRejectedException(
          shown + "has a thousands separator or a decimal comma: write it as 1234.56");
    }
    throw new RowRejectedException(shown + rule);
  }
}
