package io.holdfast.stack;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.process.Signal;
import io.holdfast.stack.supervise.StopSequence;
import io.holdfast.stack.supervise.SupervisorLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a stack. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description =
        "Stops what 'up' started: server, simulators, broker, databases. The data are kept.",
    footer = {"", "Example:", "  holdfast down"})
public final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Mixin private StackOptions options;

  @Override
  public Integer call() {
    DataDirectory data = options.data();
    options.existingPlan();
    SupervisorLock.holder(data).ifPresent(DownCommand::end);
    new StopSequence(data, System.out::println).stop(Parts.of(data).all());
    System.out.println("stopped; the data stay in " + data.root());
    return 0;
  }

  private static void end(ProcessHandle supervisor) {
    System.out.println("stopping");
    Signal.TERM.send(supervisor);
    Optional.of(Await.until(PATIENCE, () -> !supervisor.isAlive()))
        .filter(ended -> ended)
        .orElseThrow(
            () -> new StackFailure("the supervisor (pid " + supervisor.pid() + ") does not end"));
  }
}
