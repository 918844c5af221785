package io.holdfast.stack.insights;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.StackOptions;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the stream job to a Flink cluster. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Stops the job of the stack and gives it to a cluster of Flink 2.3 that can reach broker and"
          + " store. It goes on there from its last checkpoint, which the cluster must be able to read;"
          + " 'holdfast start insights' brings it back in the same way, after it was cancelled there."
    },
    footer = {"", "Example:", "  holdfast insights submit --jobmanager 127.0.0.1:8081"})
public final class SubmitCommand implements Callable<Integer> {
  private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9.-]+):([0-9]{1,5})");

  @Mixin private StackOptions options;

  @Option(
      names = "--jobmanager",
      required = true,
      paramLabel = "HOST:PORT",
      description = "REST address of the cluster.")
  private String jobManager;

  @Option(
      names = "--without-state",
      description =
          "Begin anew there, where the cluster does not reach the directory of the checkpoints; then run"
              + " 'holdfast insights rebuild' when the job is back.")
  private boolean withoutState;

  /** The command for picocli, to be filled from a command line. */
  public SubmitCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Matcher address = ADDRESS.matcher(jobManager);
    if (!address.matches()) {
      throw new WrongArgument("--jobmanager is no host and port: " + jobManager);
    }
    options.existingPlan();
    InsightsStack.of(options.data());
    Parts parts = Parts.of(options.data());
    PartProcess job = new PartProcess(options.data(), parts.insights());
    job.hold();
    job.stop();
    boolean isSubmitted = false;
    try {
      ProcessBuilder submission =
          new ProcessBuilder(
                  parts.insights().submission(address.group(1), address.group(2), !withoutState))
              .inheritIO();
      submission.environment().putAll(parts.insights().environment());
      int code = submission.start().waitFor();
      isSubmitted = code == 0;
      return code;
    } catch (IOException e) {
      throw new StackFailure("the job cannot be submitted: " + e.getMessage(), e);
    } finally {
      if (!isSubmitted) {
        job.release();
      }
    }
  }
}
