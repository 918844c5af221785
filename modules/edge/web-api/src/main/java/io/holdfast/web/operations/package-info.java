/** What an operator looks at when something is stuck: outbox, dead letters, doubts, invariants. */
package io.holdfast.web.operations;
