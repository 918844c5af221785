/**
 * The payment provider over HTTP: MicroProfile REST Client for the calls, Fault Tolerance around
 * them. No transaction is open during a call.
 */
package io.holdfast.payments.gateway;
