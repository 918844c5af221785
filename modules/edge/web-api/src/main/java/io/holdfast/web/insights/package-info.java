/** Insights over HTTP: sales, stock and anomalies, for operators. */
package io.holdfast.web.insights;
