package io.holdfast.stack.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.StoreIndex;
import io.holdfast.insights.StoreRefusedException;
import io.holdfast.insights.StoreSchema;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.parts.Generation;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills new indices from the databases beside the old ones, and switches. Queries see the old ones
 * until then; events that come meanwhile wait in the job's queue, behind the snapshot or in it:
 * each order, level and movement carries a version or an id, so that none counts twice.
 */
final class Rebuild {
  private static final int PAGE = 500;
  private static final int OLDEST = 1;

  private final InsightsStack stack;
  private final DataDirectory data;
  private final Duration patience;

  Rebuild(InsightsStack stack, Duration patience) {
    this.stack = stack;
    this.data = stack.data();
    this.patience = patience;
  }

  /** The new generation. */
  int run() {
    StoreSchema schema = stack.schema();
    int live = schema.liveGeneration();
    int next = Math.max(live, Generation.read(data).number()) + 1;
    Instant filled = fillWithoutJob(live, next);
    if (!Await.until(patience, () -> reached(next).isAfter(filled))) {
      throw new StackFailure(
          "the job has not caught up in time; queries see the old indices, the next rebuild begins"
              + " anew");
    }
    schema.switchTo(next);
    new Generation(next, true).write(data);
    for (int old = OLDEST; old < next; old++) {
      schema.delete(old);
      delete(new Generation(old, false).state(data));
    }
    return next;
  }

  /** The job stands still meanwhile; if the filling fails, it goes on as before. */
  private Instant fillWithoutJob(int live, int next) {
    PartProcess job = new PartProcess(data, Parts.of(data).insights());
    job.hold();
    try {
      job.stop();
      stack.schema().delete(next);
      delete(new Generation(next, false).state(data));
      stack.schema().prepare(next, false);
      fill(live, next);
      new Generation(next, false).write(data);
      return Instant.now();
    } finally {
      job.release();
    }
  }

  private void fill(int live, int next) {
    DatabaseSnapshot snapshot = new DatabaseSnapshot(stack.descriptor());
    try (FeedQueue queue = FeedQueue.open(stack.descriptor().broker());
        ProgressReport progress = ProgressReport.start("rebuild", -1, "rows")) {
      snapshot.messages(
          page -> {
            queue.send(page);
            progress.add(page.size());
          });
      snapshot.documents(
          page -> {
            StoredDocument.write(stack.store(), next, page);
            progress.add(page.size());
          });
      anomalies(live, next);
    }
  }

  /** No database has the anomalies: they are copied. */
  private void anomalies(int live, int next) {
    String after = "";
    List<StoredDocument> page;
    do {
      page = new ArrayList<>();
      JsonNode found =
          stack
              .store()
              .call(
                  "POST",
                  "/" + StoreIndex.ANOMALIES.prefix(live) + "*/_search",
                  "{\"size\":%d,\"sort\":[{\"id\":\"asc\"}]%s}".formatted(PAGE, after));
      for (JsonNode hit : found.at("/hits/hits")) {
        page.add(
            new StoredDocument(
                StoreIndex.ANOMALIES,
                Instant.parse(hit.at("/_source/at").asText()),
                hit.path("_id").asText(),
                -1,
                hit.path("_source").toString()));
        after = ",\"search_after\":[\"%s\"]".formatted(hit.path("_id").asText());
      }
      if (!page.isEmpty()) {
        StoredDocument.write(stack.store(), next, page);
      }
    } while (page.size() == PAGE);
  }

  /** Up to when events are in the new indices. */
  private Instant reached(int next) {
    try {
      String index = StoreIndex.PROGRESS.index(next, Instant.EPOCH);
      JsonNode progress = stack.store().call("GET", "/" + index + "/_search", null);
      return Instant.ofEpochMilli(progress.at("/hits/hits/0/_source/asOf").asLong());
    } catch (StoreRefusedException notYet) {
      return Instant.EPOCH;
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new StackFailure("cannot delete " + folder + ": " + e.getMessage(), e);
    }
  }
}
