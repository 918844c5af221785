/** Injects faults at seeded random times under load, and checks every guarantee. */
package io.holdfast.chaos;
