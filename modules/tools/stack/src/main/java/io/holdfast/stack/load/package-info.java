/**
 * Brings FoodMart into a running stack through the public HTTP interface, so that loading is also a
 * test of it. Every request can be repeated: a load that was cut off is finished by starting it
 * again.
 */
package io.holdfast.stack.load;
