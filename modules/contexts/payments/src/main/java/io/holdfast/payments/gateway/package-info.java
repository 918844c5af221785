/**
 * The payment provider over HTTP: MicroProfile REST Client for the calls, Fault Tolerance around
 * them. No transaction is ever open while a call is.
 */
package io.holdfast.payments.gateway;
