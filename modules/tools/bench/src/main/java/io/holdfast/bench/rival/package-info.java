/**
 * The baseline that an expert would write by hand on PostgreSQL: plain JDBC, prepared statements, a
 * connection for each client, the fewest round trips, and the same rows as Holdfast in the same
 * tables.
 */
package io.holdfast.bench.rival;
