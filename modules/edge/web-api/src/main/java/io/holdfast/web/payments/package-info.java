/** Callbacks of the payment provider. */
package io.holdfast.web.payments;
