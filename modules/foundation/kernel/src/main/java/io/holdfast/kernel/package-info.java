/**
 * The words every context speaks: stock keeping units, warehouses, orders, money, places, events,
 * and the rules for running a transaction and naming how it failed.
 */
package io.holdfast.kernel;
