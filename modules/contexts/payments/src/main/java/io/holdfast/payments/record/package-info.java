/**
 * Decisions of the provider on record: payment, inbox and outbox rows in one transaction, many
 * decisions at a time.
 */
package io.holdfast.payments.record;
