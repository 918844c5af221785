/**
 * Measures Holdfast over HTTP beside what an expert would write by hand on PostgreSQL instances of
 * the same settings, in the same run on the same machine.
 */
package io.holdfast.bench;
