/** Tests of the provider's callbacks, on a real database. */
package io.holdfast.payments.callback;
