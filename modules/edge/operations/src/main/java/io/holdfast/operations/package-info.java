/**
 * Operator queries for administrators, shared by all web modules: outboxes, dead letters, prepared
 * transactions, invariants; and personal data of customers.
 */
package io.holdfast.operations;
