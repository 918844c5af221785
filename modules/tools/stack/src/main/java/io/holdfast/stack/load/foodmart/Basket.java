package io.holdfast.stack.load.foodmart;

import java.util.SortedMap;

/**
 * What one customer bought in one store on one day.
 *
 * @param day FoodMart's {@code time_id}: days on end
 * @param customer FoodMart's {@code customer_id}
 * @param store FoodMart's {@code store_id}
 * @param units bought by article number, each positive
 */
public record Basket(int day, int customer, int store, SortedMap<Integer, Integer> units) {}
