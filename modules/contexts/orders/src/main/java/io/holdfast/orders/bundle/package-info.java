/**
 * Bundles in orders. An order keeps the units of the parts as its lines, so that warehouses,
 * parcels and the audit need not know of bundles, and beside them the bundles as they were ordered.
 */
package io.holdfast.orders.bundle;
