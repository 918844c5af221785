/** Tests of the worker. */
package io.holdfast.fulfilment.worker;
