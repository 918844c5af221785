package io.holdfast.web.insights;

import io.holdfast.web.problems.Problem;
import java.util.Arrays;
import java.util.Locale;

/** Reads parameters that are one of a few words, in lower case. */
final class Words {
  private Words() {}

  /**
   * The word, or the default if it is missing or empty.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if it is another word
   */
  static <E extends Enum<E>> E of(String name, String value, E byDefault) {
    if (value == null || value.isEmpty()) {
      return byDefault;
    }
    E[] all = byDefault.getDeclaringClass().getEnumConstants();
    return Arrays.stream(all)
        .filter(word -> lower(word).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                        name, "must be one of " + Arrays.stream(all).map(Words::lower).toList())
                    .asException());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
