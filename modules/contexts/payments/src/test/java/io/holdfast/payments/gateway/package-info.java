/** Tests, as sentences. */
package io.holdfast.payments.gateway;
