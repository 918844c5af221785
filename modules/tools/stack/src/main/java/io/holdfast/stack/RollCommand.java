package io.holdfast.stack;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.parts.ServerPart;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.supervise.SupervisorLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Restarts the servers of a running stack one after the other. */
@Command(
    name = "roll",
    mixinStandardHelpOptions = true,
    description = {
      "Restarts one server after the other, while the others serve: each says first that it is not"
          + " ready, ends what is under way, and is waited for before the next one goes.",
      "It needs at least two servers: holdfast up --servers 2"
    })
public final class RollCommand implements Callable<Integer> {
  /** The balancer has seen it by then, and what was under way has ended. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private static final Duration NOTICE = Duration.ofSeconds(10);

  /** By then whoever keeps the server running has seen that it was stopped on purpose. */
  private static final Duration NOTICED = Duration.ofSeconds(1);

  @Mixin private StackOptions options = new StackOptions();

  @Override
  public Integer call() throws IOException {
    StackPlan plan = options.existingPlan();
    DataDirectory data = options.data();
    if (SupervisorLock.holder(data).isEmpty()) {
      throw new StackFailure("the stack is not running; start it: holdfast up --servers 2");
    }
    if (plan.serverCount() < 2) {
      throw new StackFailure("there is one server only; more of them: holdfast up --servers 2");
    }
    for (StackServer server : plan.servers()) {
      restart(data, Parts.of(data).server(server), data.drain(server));
    }
    return 0;
  }

  private static void restart(DataDirectory data, ServerPart server, Path drain)
      throws IOException {
    PartProcess process = new PartProcess(data, server);
    long from = System.nanoTime();
    process.hold();
    Files.writeString(drain, "");
    try {
      Await.until(NOTICE, () -> !server.answers());
      Await.pause(DRAIN);
      process.stop();
      Await.pause(NOTICED);
    } finally {
      Files.deleteIfExists(drain);
      process.release();
    }
    boolean serves =
        Await.until(server.startPatience(), () -> process.find().isPresent() && server.answers());
    if (!serves) {
      throw new StackFailure(server.name() + " did not come back; see " + process.log().file());
    }
    System.out.printf(
        "%s was restarted in %.1f s%n", server.name(), (System.nanoTime() - from) / 1e9);
  }
}
