/**
 * FoodMart, the public sample data of a grocery chain in 1997 and 1998, read as a stream from its
 * jar: what it sells, where it keeps it, who buys, what arrived and what was sold.
 */
package io.holdfast.stack.load.foodmart;
