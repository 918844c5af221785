package io.holdfast.stack.load.foodmart;

/**
 * One of FoodMart's 10,281 card holders.
 *
 * @param number FoodMart's {@code customer_id}
 * @param country ISO 3166 code
 * @param place of the city, not of the house
 */
public record FoodMartCustomer(
    int number, String name, String city, String country, String postalCode, GeoPoint place) {

  /** The id of this customer in Holdfast. */
  public String id() {
    return "fm-" + number;
  }
}
