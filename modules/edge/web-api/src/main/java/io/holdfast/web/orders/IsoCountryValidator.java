package io.holdfast.web.orders;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the countries of ISO 3166-1, and Kosovo, which has a code in general use only. */
public class IsoCountryValidator implements ConstraintValidator<IsoCountry, String> {
  private static final Set<String> CODES =
      Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK"))
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public boolean isValid(String code, ConstraintValidatorContext context) {
    return code == null || CODES.contains(code);
  }

  /** Whether it is the code of a country. */
  static boolean isCountry(String code) {
    return code != null && CODES.contains(code);
  }
}
