/**
 * Technical services for every context: JTA transactions, persistence units, threads, SQL and JSON.
 * No business logic.
 */
package io.holdfast.platform;
