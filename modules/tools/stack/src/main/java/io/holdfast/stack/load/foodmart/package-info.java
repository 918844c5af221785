/**
 * FoodMart, the public sample data of a grocery chain in 1997 and 1998, read as a stream from its
 * jar: products, warehouses, customers, deliveries and sales.
 */
package io.holdfast.stack.load.foodmart;
