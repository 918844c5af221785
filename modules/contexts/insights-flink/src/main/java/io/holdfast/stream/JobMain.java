package io.holdfast.stream;

import io.holdfast.insights.StoreClient;
import io.holdfast.insights.StoreSchema;
import io.holdfast.insights.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.logging.LogManager;
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
   * @param arguments {@code cluster} to run on the cluster of the environment; {@code submit HOST
   *     PORT} to give it, with its state, to the cluster whose REST interface is there, {@code
   *     submit HOST PORT without-state} to begin anew there; none to run here
   */
  public static void main(String[] arguments) throws Exception {
    JobSettings settings = JobSettings.of(System.getenv());
    JobOptions options = new JobOptions(settings);
    prepareStore(settings);
    if (arguments.length > 0) {
      StreamExecutionEnvironment environment =
          arguments[0].equals("submit")
              ? StreamExecutionEnvironment.createRemoteEnvironment(
                  arguments[1],
                  Integer.parseInt(arguments[2]),
                  arguments.length > 3 ? options.ofJob() : options.ofJobThatGoesOn(),
                  SubmittedJars.ofThisProcess())
              : StreamExecutionEnvironment.getExecutionEnvironment(options.ofJob());
      new InsightsJob(settings).build(environment);
      LOG.log(
          System.Logger.Level.INFO,
          "submitted as {0}",
          environment.executeAsync(InsightsJob.NAME).getJobID());
      return;
    }
    quietLog();
    Files.createDirectories(settings.state());
    Configuration all = options.ofThisProcess();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), all);
    new InsightsJob(settings).build(environment);
    JobClient job = environment.executeAsync(InsightsJob.NAME);
    Retention.start(settings);
    try (JobStatus status = JobStatus.of(settings, job)) {
      status.serve();
      job.getJobExecutionResult().get();
    }
  }

  /** Flink notes every checkpoint. A cluster has a configuration of its own. */
  private static void quietLog() throws IOException {
    try (InputStream configuration = JobMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(configuration);
    }
  }

  /** Waits for the store: whoever starts the parts together starts them in any order. */
  private static void prepareStore(JobSettings settings) throws InterruptedException {
    StoreSchema schema = new StoreSchema(new StoreClient(URI.create(settings.store()), TIMEOUT));
    while (true) {
      try {
        schema.prepare(settings.generation(), settings.live());
        return;
      } catch (StoreUnavailableException e) {
        LOG.log(System.Logger.Level.INFO, "waiting for the store: {0}", e.getMessage());
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
