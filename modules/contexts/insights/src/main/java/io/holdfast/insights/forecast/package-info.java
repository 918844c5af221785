/** Forecasts of demand. */
package io.holdfast.insights.forecast;
