package io.holdfast.exchange.job;

import io.holdfast.exchange.ImportKind;
import io.holdfast.exchange.RejectedRow;
import io.holdfast.exchange.csv.Columns;
import io.holdfast.exchange.csv.CsvRow;
import io.holdfast.platform.Transactions;
import java.util.List;
import java.util.Map;

/** Where the rows of a kind of file go. */
public interface ImportTarget {

  /** The kind of file. */
  ImportKind kind();

  /** The columns of such files. */
  Columns columns();

  /** Rows that are worked on together. */
  int batchSize();

  /**
   * Works on some rows. What it changes outside the returned work takes effect once, however often
   * the same rows of the same import are worked on.
   */
  Step work(ImportJob job, List<CsvRow> rows);

  /**
   * What came of some rows.
   *
   * @param rejected by the number of the row
   * @param rest is run in the transaction that finishes the rows; if it throws {@link
   *     RowsRefusedException}, the rows come again one by one, and a single row is rejected
   */
  record Step(Map<Long, RejectedRow> rejected, Transactions.Work<?> rest) {}

  /** Rows were refused together, and nothing was changed. */
  class RowsRefusedException extends RuntimeException {
    public RowsRefusedException(RuntimeException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
