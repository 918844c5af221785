package io.holdfast.web.http;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Validates path and query parameters. */
public final class Parameters {
  private static final Pattern TEXT = Pattern.compile(TextPatterns.NAME);
  private static final Pattern SKU = Pattern.compile(TextPatterns.SKU);
  private static final Pattern WAREHOUSE = Pattern.compile(TextPatterns.WAREHOUSE);

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;
  private static final String TIME_RULE =
      "must be a time with an offset (ISO 8601), of the years 1970 to 9999";

  private Parameters() {}

  /**
   * A text that may be left out.
   *
   * @return null if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if it is too long or has control
   *     characters
   */
  public static String optionalText(String name, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!TEXT.matcher(value).matches()) {
      throw Problem.invalid(name, TextPatterns.NAME_RULE).asException();
    }
    return value;
  }

  /**
   * One of a few words, or none.
   *
   * @return null if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if it is another word
   */
  public static <E extends Enum<E>> E optionalEnum(String name, String value, Class<E> words) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    List<E> all = Arrays.asList(words.getEnumConstants());
    return all.stream()
        .filter(word -> word.name().equals(value))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(name, "must be one of " + all).asException());
  }

  /**
   * A switch.
   *
   * @return false if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if it is neither true nor false
   */
  public static boolean flag(String name, String value) {
    return Boolean.TRUE.equals(optionalFlag(name, value));
  }

  /**
   * A choice between two, or none.
   *
   * @return null if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if it is neither true nor false
   */
  public static Boolean optionalFlag(String name, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw Problem.invalid(name, "must be true or false").asException();
    }
    return Boolean.valueOf(value);
  }

  /**
   * The order of a list by time: {@code newest} or {@code oldest} first.
   *
   * @param byDefault the answer if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if it is another word
   */
  public static boolean isNewestFirst(String sort, boolean byDefault) {
    if (sort == null || sort.isEmpty()) {
      return byDefault;
    }
    if (!sort.equals("newest") && !sort.equals("oldest")) {
      throw Problem.invalid("sort", "must be newest or oldest").asException();
    }
    return sort.equals("newest");
  }

  /**
   * A time with an offset (ISO 8601), or none.
   *
   * @return null if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if it is none of the years 1970 to 9999
   */
  public static Instant optionalTime(String name, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeParseException e) {
      throw Problem.invalid(name, TIME_RULE).asException();
    }
    throw Problem.invalid(name, TIME_RULE).asException();
  }

  /** Whether a text can be a SKU. */
  public static boolean isSku(String value) {
    return SKU.matcher(value).matches();
  }

  /** A SKU in a path: one that cannot exist is simply not there (404). */
  public static Sku sku(String value) {
    if (!SKU.matcher(value).matches()) {
      throw Problem.of(ProblemType.UNKNOWN_SKU, "The SKU " + TextPatterns.SKU_RULE)
          .with("skus", List.of(value))
          .asException();
    }
    return new Sku(value);
  }

  /**
   * A SKU in a query, or none.
   *
   * @return null if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if its form is wrong
   */
  public static Sku optionalSku(String name, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!SKU.matcher(value).matches()) {
      throw Problem.invalid(name, TextPatterns.SKU_RULE).asException();
    }
    return new Sku(value);
  }

  /**
   * A warehouse in a query, or none.
   *
   * @return null if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if its form is wrong
   */
  public static WarehouseCode optionalWarehouse(String name, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!WAREHOUSE.matcher(value).matches()) {
      throw Problem.invalid(name, TextPatterns.WAREHOUSE_RULE).asException();
    }
    return new WarehouseCode(value);
  }

  /** A warehouse in a path: one that cannot exist is simply not there (404). */
  public static WarehouseCode warehouse(String value) {
    if (!WAREHOUSE.matcher(value).matches()) {
      throw Problem.of(ProblemType.UNKNOWN_WAREHOUSE, "A code " + TextPatterns.WAREHOUSE_RULE)
          .asException();
    }
    return new WarehouseCode(value);
  }
}
