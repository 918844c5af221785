/**
 * The warehouses as nodes: each with its data sources, its persistence unit, its outbox and its
 * circuit breaker.
 */
package io.holdfast.inventory.node;
