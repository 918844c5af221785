/** Breaks parts of a stack at seeded random moments under load, and checks every promise. */
package io.holdfast.chaos;
