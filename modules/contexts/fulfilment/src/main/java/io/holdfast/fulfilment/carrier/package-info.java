/** The carrier over HTTP, with time-outs, retries, a circuit breaker and a bulkhead. */
package io.holdfast.fulfilment.carrier;
