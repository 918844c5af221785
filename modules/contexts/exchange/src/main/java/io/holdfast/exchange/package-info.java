/**
 * Products and stock as CSV files: imports in the background, exports as a stream. This package is
 * the module's public API.
 */
package io.holdfast.exchange;
