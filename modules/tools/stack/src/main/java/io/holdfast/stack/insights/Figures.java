package io.holdfast.stack.insights;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers by what they are about, such as a day and a category.
 *
 * @param names of the numbers
 * @param rows one array of numbers for each subject
 */
record Figures(String[] names, SortedMap<String, long[]> rows) {
  static Figures of(String... names) {
    return new Figures(names, new TreeMap<>());
  }

  /** Adds numbers to those of a subject. */
  void add(String subject, long... numbers) {
    long[] sums = rows.computeIfAbsent(subject, key -> new long[names.length]);
    for (int i = 0; i < numbers.length; i++) {
      sums[i] += numbers[i];
    }
  }

  /** Adds to one number of a subject. */
  void add(int number, String subject, long more) {
    rows.computeIfAbsent(subject, key -> new long[names.length])[number] += more;
  }

  /** The sum over all subjects. */
  long total(int number) {
    return rows.values().stream().mapToLong(numbers -> numbers[number]).sum();
  }

  /** How many subjects have another value here than there. */
  long differences(int number, Figures there) {
    TreeMap<String, long[]> all = new TreeMap<>(rows);
    all.putAll(there.rows);
    long[] none = new long[names.length];
    return all.keySet().stream()
        .filter(
            subject ->
                rows.getOrDefault(subject, none)[number]
                    != there.rows.getOrDefault(subject, none)[number])
        .count();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.join(", ", names));
    rows.forEach(
        (subject, numbers) ->
            text.append('\n').append(subject).append(": ").append(Arrays.toString(numbers)));
    return text.toString();
  }
}
