/** Load generation: Holdfast over HTTP, the baseline over JDBC. */
package io.holdfast.bench.load;
