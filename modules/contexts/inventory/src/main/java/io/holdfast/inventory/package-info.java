/**
 * Stock in many warehouses, each an independent node with a database of its own: what lies there,
 * what is reserved, and the ledger of every change. This package is the room's face.
 */
package io.holdfast.inventory;
