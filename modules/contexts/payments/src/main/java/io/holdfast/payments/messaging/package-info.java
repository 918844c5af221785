/** Consumers of order events that request payment. */
package io.holdfast.payments.messaging;
