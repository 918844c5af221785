/**
 * Loads FoodMart into a running stack through the public HTTP interface. Every request is
 * idempotent: an interrupted load is completed by running it again.
 */
package io.holdfast.stack.load;
