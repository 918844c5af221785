package io.holdfast.stream;

import io.holdfast.insights.StoreClient;
import io.holdfast.insights.StoreRefusedException;
import io.holdfast.insights.StoreSchema;
import io.holdfast.insights.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Deletes the months that are too old, when the job starts and once a day. */
final class Retention {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ScheduledExecutorService daily =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "retention");
            thread.setDaemon(true);
            return thread;
          });
  private final StoreSchema schema;
  private final int months;

  private Retention(JobSettings settings) {
    this.schema = new StoreSchema(new StoreClient(URI.create(settings.store()), TIMEOUT));
    this.months = settings.months();
  }

  /** Starts; it ends with the process. */
  static void start(JobSettings settings) {
    Retention retention = new Retention(settings);
    retention.daily.scheduleAtFixedRate(retention::delete, 0, 1, TimeUnit.DAYS);
  }

  private void delete() {
    try {
      Instant oldest = Instant.now().atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
      for (String index : schema.deleteBefore(oldest)) {
        LOG.log(System.Logger.Level.INFO, "deleted {0}", index);
      }
    } catch (StoreUnavailableException | StoreRefusedException e) {
      // An exception would end the schedule; tomorrow is another day.
      LOG.log(System.Logger.Level.WARNING, "old months are still there: {0}", e.getMessage());
    }
  }
}
