/** What the operating system knows of processes: processor time and memory. */
package io.holdfast.bench.machine;
