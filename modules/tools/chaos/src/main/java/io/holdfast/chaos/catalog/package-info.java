/** The products of a run and the orders for them. */
package io.holdfast.chaos.catalog;
