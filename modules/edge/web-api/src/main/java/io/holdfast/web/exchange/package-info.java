/** Imports and exports of CSV files. */
package io.holdfast.web.exchange;
