/** CSV as spreadsheets write and read it. */
package io.holdfast.exchange.csv;
