/** Products and stock as CSV files: the commands that import and export them. */
package io.holdfast.stack.exchange;
