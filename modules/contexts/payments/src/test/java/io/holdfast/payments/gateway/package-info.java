/** Tests. */
package io.holdfast.payments.gateway;
