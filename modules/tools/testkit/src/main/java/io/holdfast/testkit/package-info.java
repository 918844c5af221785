/**
 * Runs contexts in Java SE as they run in the server: JTA by Narayana, JPA by EclipseLink, real
 * PostgreSQL with durability on. Faults are injected into the two phases of a commit, crashes
 * included, and recovery is run by hand.
 */
package io.holdfast.testkit;
