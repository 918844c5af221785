/** The schedule of faults, drawn from a seed before the run starts. */
package io.holdfast.chaos.schedule;
