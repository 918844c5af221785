package io.holdfast.stack;

import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.supervise.SupervisorLock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts one component of a running stack again. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts a component that 'holdfast stop' stopped, and waits until it serves.",
    footer = {"", "Example:", "  holdfast start broker"})
public final class StartCommand implements Callable<Integer> {
  @Mixin private PartArgument argument;

  @Override
  public Integer call() {
    PartProcess process = argument.process();
    if (SupervisorLock.holder(argument.options().data()).isEmpty()) {
      throw new StackFailure("the stack is not running; start it: holdfast up");
    }
    process.release();
    boolean serves =
        Await.until(
            process.part().startPatience(),
            () -> process.find().isPresent() && process.part().answers());
    if (!serves) {
      throw new StackFailure(process.part().name() + " did not start; see " + process.log().file());
    }
    System.out.println(process.part().name() + " serves");
    return 0;
  }
}
