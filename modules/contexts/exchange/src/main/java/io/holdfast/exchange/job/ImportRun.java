package io.holdfast.exchange.job;

import io.holdfast.exchange.InvalidFileException;
import io.holdfast.exchange.RejectedRow;
import io.holdfast.exchange.csv.CsvFile;
import io.holdfast.exchange.csv.CsvRow;
import io.holdfast.exchange.csv.ShownText;
import io.holdfast.exchange.job.ImportTarget.RowsRefusedException;
import io.holdfast.exchange.job.ImportTarget.Step;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Works on one import from its stored position on, batch by batch. */
final class ImportRun {
  private static final System.Logger LOG = System.getLogger(ImportRun.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 5;

  private final HubDatabase hub;
  private final ImportBook book;
  private final Transactions transactions;
  private final ImportTarget target;
  private ImportJob job;

  ImportRun(
      HubDatabase hub,
      ImportBook book,
      Transactions transactions,
      ImportTarget target,
      ImportJob job) {
    this.hub = hub;
    this.book = book;
    this.transactions = transactions;
    this.target = target;
    this.job = job;
  }

  /**
   * Works until the end of the file, or until something is in the way: then the import waits for a
   * moment, and fails if that lasts.
   *
   * @param goOn asked before each batch
   */
  void run(BooleanSupplier goOn) {
    try (CsvFile file =
        CsvFile.open(new StoredFile(hub, job.id()), job.charset(), target.columns())) {
      file.skip(job.doneRows());
      boolean more = true;
      while (more && goOn.getAsBoolean()) {
        more = batch(file);
      }
      if (!more) {
        book.done(job);
      }
    } catch (InvalidFileException e) {
      book.failed(job, ShownText.reason(e.getMessage()));
    } catch (LeaseLostException e) {
      LOG.log(System.Logger.Level.INFO, "import " + job.id() + ": " + e.getMessage());
    } catch (UnavailableException | ConflictException | OutcomeUnknownException e) {
      postpone(e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "import " + job.id() + " was interrupted", e);
      postpone(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void postpone(RuntimeException reason) {
    if (job.stalled()) {
      book.failed(
          job,
          ShownText.reason(
              "the rows behind row "
                  + job.doneRows()
                  + " were not imported: "
                  + reason.getMessage()));
    } else {
      book.pause(job, PAUSE);
    }
  }

  /** Whether there may be more. */
  private boolean batch(CsvFile file) {
    int size = job.doneRows() < job.singleUntil() ? 1 : target.batchSize();
    List<CsvRow> rows = file.next(size);
    if (rows.isEmpty()) {
      return false;
    }
    try {
      finish(rows);
    } catch (RowsRefusedException e) {
      job = book.single(job, job.doneRows() + rows.size());
      rows.forEach(this::finishOne);
    }
    return true;
  }

  private void finishOne(CsvRow row) {
    try {
      finish(List.of(row));
    } catch (RowsRefusedException e) {
      RejectedRow rejected = new RejectedRow(row.line(), e.getMessage());
      finish(List.of(row), new Step(Map.of(row.number(), rejected), () -> null));
    }
  }

  private void finish(List<CsvRow> rows) {
    finish(rows, target.work(job, rows));
  }

  private void finish(List<CsvRow> rows, Step step) {
    job =
        transactions.run(
            ATTEMPTS,
            () -> {
              step.rest().run();
              return book.advance(job, rows.size(), step.rejected());
            });
  }
}
