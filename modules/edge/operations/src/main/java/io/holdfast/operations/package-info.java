/**
 * What an operator looks at when something is stuck: outboxes, dead letters, prepared transactions,
 * invariants. Every web module shows the same through it, to administrators.
 */
package io.holdfast.operations;
