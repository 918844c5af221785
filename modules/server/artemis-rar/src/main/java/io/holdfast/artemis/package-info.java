/**
 * Resource adapter that joins Apache Artemis to the application server: sends and consumes within
 * its transactions, and recovers transactions that a crash left in doubt.
 */
package io.holdfast.artemis;
