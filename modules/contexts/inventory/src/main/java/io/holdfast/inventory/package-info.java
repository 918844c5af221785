/**
 * Stock in many warehouses, each an independent node with a database of its own: stock on hand,
 * reservations, and the ledger of every change. This package is the module's public API.
 */
package io.holdfast.inventory;
