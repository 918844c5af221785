/**
 * Insights: queries of the search store that the stream job fills, and the shape of what is in it.
 * Nothing here decides anything about an order.
 */
package io.holdfast.insights;
