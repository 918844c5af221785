/**
 * Operator queries for administrators, shared by all web modules: outboxes, dead letters, prepared
 * transactions, invariants.
 */
package io.holdfast.operations;
