package io.holdfast.stack;

import io.holdfast.stack.parts.PartProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops one component of a running stack. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Stops one component and keeps it stopped until 'holdfast start COMPONENT' or 'holdfast up'.",
      "The rest of the stack goes on."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast stop broker",
      "  holdfast stop --kill postgres-seattle    as a crash would"
    })
public final class StopCommand implements Callable<Integer> {
  @Mixin private PartArgument argument;

  @Option(names = "--kill", description = "Kill the process instead of asking it to stop.")
  private boolean kill;

  @Override
  public Integer call() {
    PartProcess process = argument.process();
    process.hold();
    if (kill) {
      process.kill();
    } else {
      process.stop();
    }
    System.out.println(process.part().name() + " is stopped");
    return 0;
  }
}
