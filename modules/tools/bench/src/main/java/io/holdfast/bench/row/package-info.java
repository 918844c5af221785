/** The measurements: one class for each row, or for rows that share their runs. */
package io.holdfast.bench.row;
