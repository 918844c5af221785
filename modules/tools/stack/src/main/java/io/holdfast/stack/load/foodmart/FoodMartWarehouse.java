package io.holdfast.stack.load.foodmart;

/**
 * One of FoodMart's 24 warehouses.
 *
 * @param number FoodMart's {@code warehouse_id}
 * @param storeNumber the store it supplies
 */
public record FoodMartWarehouse(
    int number, int storeNumber, String name, String city, GeoPoint place) {}
