package io.holdfast.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts a stack and keeps it running in the foreground. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the stack and keeps it running until Ctrl-C or 'holdfast down'.",
      "",
      "A part that dies is started again. When this command is killed, the parts go on; the next"
          + " 'up' on the same data takes them over. When a stack runs there already, 'up' waits"
          + " until all of it serves and returns."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast up",
      "  holdfast up --warehouses 8",
      "  holdfast up --data /var/tmp/second --http-port 9180"
    })
public final class UpCommand implements Callable<Integer> {
  @Mixin private UpOptions options;

  @Override
  public Integer call() throws InterruptedException {
    long from = System.nanoTime();
    Stack stack = Stack.up(options, System.out);
    if (stack.joined()) {
      StatusCommand.print(StackStatus.of(options.data()), System.out);
      return 0;
    }
    System.out.printf(
        "ready in %.1f s at %s  (Ctrl-C stops it, the data stay in %s)%n",
        (System.nanoTime() - from) / 1e9, stack.descriptor().baseUrl(), options.data().root());
    stack.awaitStop();
    return 0;
  }
}
