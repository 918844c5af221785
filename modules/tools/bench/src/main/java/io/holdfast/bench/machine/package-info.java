/** Processor time and memory of processes. */
package io.holdfast.bench.machine;
