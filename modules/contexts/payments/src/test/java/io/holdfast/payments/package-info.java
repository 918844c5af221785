/** Fixtures of the payment tests. */
package io.holdfast.payments;
