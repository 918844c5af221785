/**
 * The warehouses as nodes: each with its data sources, its persistence unit, its outbox and the
 * knowledge whether it can be reached.
 */
package io.holdfast.inventory.node;
