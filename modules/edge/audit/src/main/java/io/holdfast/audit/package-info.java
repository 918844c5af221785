/**
 * Audits the databases: nothing was oversold, lost or done twice. Reads only (except for its
 * watermark), runs under traffic, and needs only JDBC; command line and server use the same code.
 */
package io.holdfast.audit;
