/**
 * A payment provider: authorises money once per idempotency key and remembers every key over a
 * kill. The token of a request says how it is to behave.
 */
package io.holdfast.simulators.payment;
