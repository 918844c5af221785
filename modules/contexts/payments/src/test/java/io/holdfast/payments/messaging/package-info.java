/** Tests. */
package io.holdfast.payments.messaging;
