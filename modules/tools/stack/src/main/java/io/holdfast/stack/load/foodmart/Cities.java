package io.holdfast.stack.load.foodmart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Locations of FoodMart's cities, from a table of about a hundred lines beside this class. */
final class Cities {
  private static final Map<String, String> CODES =
      Map.of("USA", "US", "Canada", "CA", "Mexico", "MX");
  private static final int COLUMNS = 5;

  private final Map<String, GeoPoint> places = new HashMap<>();

  private Cities() {}

  static Cities read() {
    Cities cities = new Cities();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Cities.class.getResourceAsStream("cities.csv"), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", COLUMNS))
          .forEach(
              columns ->
                  cities.places.put(
                      key(columns[0], columns[1], columns[2]),
                      new GeoPoint(
                          Double.parseDouble(columns[3]), Double.parseDouble(columns[4]))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return cities;
  }

  /** ISO 3166 code of a country as FoodMart names it. */
  static String code(String country) {
    String code = CODES.get(country);
    if (code == null) {
      throw new IllegalArgumentException("unknown country: " + country);
    }
    return code;
  }

  /**
   * The place of a city.
   *
   * @param country ISO 3166 code
   * @throws IllegalArgumentException if the table lacks it
   */
  GeoPoint place(String country, String state, String city) {
    GeoPoint place = places.get(key(country, state, city));
    if (place == null) {
      throw new IllegalArgumentException("unknown city: " + key(country, state, city));
    }
    return place;
  }

  private static String key(String country, String state, String city) {
    return country + "/" + state + "/" + city;
  }
}
