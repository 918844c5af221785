/**
 * A payment provider: authorises once per idempotency key and keeps every key across a kill. The
 * token of a request selects its behaviour.
 */
package io.holdfast.simulators.payment;
