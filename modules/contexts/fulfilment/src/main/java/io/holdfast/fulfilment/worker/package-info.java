/** The worker: labels, dispatch and cancelled labels, in batches and under leases. */
package io.holdfast.fulfilment.worker;
