/** Runs that are measured: shoppers of Holdfast over HTTP, clients of the rival's tills. */
package io.holdfast.bench.load;
