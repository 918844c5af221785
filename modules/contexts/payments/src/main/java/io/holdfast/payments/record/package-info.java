/**
 * Records the provider's decisions: payment, inbox and outbox rows in one transaction per batch.
 */
package io.holdfast.payments.record;
