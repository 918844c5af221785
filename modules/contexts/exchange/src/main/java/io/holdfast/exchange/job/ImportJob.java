package io.holdfast.exchange.job;

import io.holdfast.exchange.ImportKind;
import java.nio.charset.Charset;
import java.util.UUID;

/**
 * An import as the server that works on it has found it.
 *
 * @param doneRows rows that are finished
 * @param rejected how many of them were rejected
 * @param singleUntil rows up to here are worked on one by one
 * @param stalled whether nothing was finished for a long time
 */
public record ImportJob(
    UUID id,
    ImportKind kind,
    Charset charset,
    long doneRows,
    long rejected,
    long singleUntil,
    boolean stalled) {

  /** The import after more rows. */
  ImportJob after(long moreRows, long moreRejected) {
    return new ImportJob(
        id, kind, charset, doneRows + moreRows, rejected + moreRejected, singleUntil, false);
  }

  /** The import after it was decided to work on rows one by one. */
  ImportJob singleUntil(long row) {
    return new ImportJob(id, kind, charset, doneRows, rejected, row, stalled);
  }
}
