/**
 * What every context needs from the server: JTA transactions, persistence units, threads, and SQL
 * and JSON helpers shared by all of them. Nothing here knows the business.
 */
package io.holdfast.platform;
