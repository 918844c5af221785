package io.holdfast.stream;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * Options of Flink.
 *
 * @param settings what they follow from
 */
record JobOptions(JobSettings settings) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** Of the job, wherever it runs. */
  Configuration ofJob() {
    Configuration options = new Configuration();
    // A type that the general serializer would have to write is a mistake here.
    options.set(PipelineOptions.GENERIC_TYPES, false);
    options.set(PipelineOptions.OBJECT_REUSE, false);
    options.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
    options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpoints());
    options.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(10));
    options.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    options.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    options.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, settings.state().toUri().toString());
    options.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    options.set(StateBackendOptions.STATE_BACKEND, settings.backend());
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    options.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST_PAUSE);
    options.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_PAUSE);
    return options;
  }

  /** Of the job, which goes on where the last one that kept its state in the same place ended. */
  Configuration ofJobThatGoesOn() {
    Configuration options = ofJob();
    new Checkpoints(settings.state())
        .newest()
        .ifPresent(
            checkpoint -> {
              options.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
              options.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
            });
    return options;
  }

  /** Of the job and of everything that runs it in this process. */
  Configuration ofThisProcess() {
    Configuration options = ofJobThatGoesOn();
    Path scratch = settings.state().resolveSibling(settings.state().getFileName() + "-scratch");
    options.set(CoreOptions.TMP_DIRS, scratch.toString());
    options.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    options.set(RestOptions.ADDRESS, "127.0.0.1");
    options.set(RestOptions.BIND_PORT, "0");
    options.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
    options.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
    options.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
    options.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, MemorySize.ofMebiBytes(16));
    return options;
  }
}
