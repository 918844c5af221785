/** Tests. */
package io.holdfast.payments.record;
