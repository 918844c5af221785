/**
 * Proves from the databases alone that nothing was oversold, lost or done twice. Reads only, runs
 * while orders flow, and needs nothing but JDBC: the command line and the server use the same code.
 */
package io.holdfast.audit;
