/**
 * Resource adapter that joins Apache Artemis to the application server: sends and consumes within
 * its transactions, and finishes what a crash left in doubt.
 */
package io.holdfast.artemis;
