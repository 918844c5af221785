package io.holdfast.exchange.csv;

import io.holdfast.exchange.InvalidFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns that a file may have, in any order, in capital or small letters.
 *
 * @param required without which it is refused
 * @param optional others that are read
 * @param ignored others that may be there
 */
public record Columns(List<String> required, List<String> optional, List<String> ignored) {

  /**
   * The names of the columns of a file.
   *
   * @return null for a column that is ignored
   * @throws InvalidFileException if one is unknown, missing or there twice
   */
  List<String> of(List<String> header) {
    Map<String, String> known = new HashMap<>();
    required.forEach(name -> known.put(key(name), name));
    optional.forEach(name -> known.put(key(name), name));
    Set<String> other = new TreeSet<>();
    ignored.forEach(name -> other.add(key(name)));
    List<String> columns = new ArrayList<>();
    for (String cell : header) {
      String name = known.get(key(cell));
      if (name == null && !other.contains(key(cell)) && !cell.isBlank()) {
        throw new InvalidFileException(
            "column \"" + ShownText.cell(cell) + "\" is not known; known are " + all());
      }
      if (name != null && columns.contains(name)) {
        throw new InvalidFileException("column " + name + " is there twice");
      }
      columns.add(name);
    }
    for (String name : required) {
      if (!columns.contains(name)) {
        throw new InvalidFileException("column " + name + " is missing; known are " + all());
      }
    }
    return columns;
  }

  private String all() {
    List<String> all = new ArrayList<>(required);
    all.addAll(optional);
    return String.join(", ", all);
  }

  private static String key(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }
}
