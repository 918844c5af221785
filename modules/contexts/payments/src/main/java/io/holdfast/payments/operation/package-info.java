/**
 * Operations at the provider after the authorisation: each is a row before it is called for, a
 * worker calls outside a transaction, and results are recorded in batches with their events.
 */
package io.holdfast.payments.operation;
