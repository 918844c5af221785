package io.holdfast.stream;

import io.holdfast.insights.StoreClient;
import io.holdfast.insights.StoreSchema;
import io.holdfast.insights.StoreUnavailableException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs the job: in this process, or, started by {@code flink run} or {@code holdfast insights
 * submit}, on the cluster that it is given to.
 */
public final class JobMain {
  private static final System.Logger LOG = System.getLogger(JobMain.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 500;

  private JobMain() {}

  /**
   * Runs until it is stopped.
   *
   * @param arguments {@code cluster} to run on the cluster of the environment, else none
   */
  public static void main(String[] arguments) throws Exception {
    JobSettings settings = JobSettings.of(System.getenv());
    JobOptions options = new JobOptions(settings);
    prepareStore(settings);
    boolean cluster = arguments.length > 0 && arguments[0].equals("cluster");
    if (cluster) {
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.getExecutionEnvironment(options.ofJob());
      new InsightsJob(settings).build(environment);
      environment.executeAsync(InsightsJob.NAME);
      return;
    }
    Files.createDirectories(settings.state());
    Configuration all = options.ofThisProcess();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), all);
    new InsightsJob(settings).build(environment);
    JobClient job = environment.executeAsync(InsightsJob.NAME);
    try (JobStatus status = JobStatus.of(settings, job)) {
      status.serve();
      job.getJobExecutionResult().get();
    }
  }

  /** Waits for the store: whoever starts the parts together starts them in any order. */
  private static void prepareStore(JobSettings settings) throws InterruptedException {
    StoreSchema schema = new StoreSchema(new StoreClient(URI.create(settings.store()), TIMEOUT));
    while (true) {
      try {
        schema.prepare(settings.generation(), settings.live());
        schema.deleteBefore(
            Instant.now().atOffset(ZoneOffset.UTC).minusMonths(settings.months()).toInstant());
        return;
      } catch (StoreUnavailableException e) {
        LOG.log(System.Logger.Level.INFO, "waiting for the store: {0}", e.getMessage());
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
