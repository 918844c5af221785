/** Tests, as sentences. */
package io.holdfast.payments.record;
