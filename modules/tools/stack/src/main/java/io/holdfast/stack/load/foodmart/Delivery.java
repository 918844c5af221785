package io.holdfast.stack.load.foodmart;

import java.util.SortedMap;

/**
 * What arrived at a depot on one day.
 *
 * @param depot number of the depot
 * @param day FoodMart's {@code time_id}: days on end
 * @param units shipped by article number, each positive
 */
public record Delivery(int depot, int day, SortedMap<Integer, Integer> units) {}
