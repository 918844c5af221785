package io.holdfast.stack;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.supervise.ConsoleProgress;
import io.holdfast.stack.supervise.StackListener;
import io.holdfast.stack.supervise.Supervisor;
import io.holdfast.stack.supervise.SupervisorLock;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A stack that serves. Either this process supervises it, and closing stops it in order, or another
 * process does, and closing leaves it alone.
 */
public final class Stack implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private final DataDirectory data;
  private final Optional<Supervisor> supervisor;

  private Stack(DataDirectory data, Optional<Supervisor> supervisor) {
    this.data = data;
    this.supervisor = supervisor;
  }

  /**
   * Starts the stack, or joins one that a live supervisor keeps on the same directory; returns when
   * it serves.
   *
   * @throws StackFailure with a line for the user when it cannot
   */
  public static Stack up(UpOptions options, PrintStream out) {
    StackListener progress = new ConsoleProgress(out);
    StackPlan plan = options.plan();
    if (SupervisorLock.holder(options.data()).isPresent()) {
      return join(options, progress);
    }
    Supervisor supervisor = Supervisor.start(options.data(), plan, options.restart(), progress);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-stack"));
    try {
      supervisor.awaitReady();
      return new Stack(options.data(), Optional.of(supervisor));
    } catch (RuntimeException e) {
      supervisor.close();
      throw e;
    }
  }

  /** Whether another process supervises it. */
  public boolean joined() {
    return supervisor.isEmpty();
  }

  /** How to reach it. */
  public StackDescriptor descriptor() {
    return StackDescriptor.read(data);
  }

  /** Returns when the stack this process supervises has been stopped; at once when joined. */
  public void awaitStop() throws InterruptedException {
    if (supervisor.isPresent()) {
      supervisor.get().awaitStop();
    }
  }

  @Override
  public void close() {
    supervisor.ifPresent(Supervisor::close);
  }

  private static Stack join(UpOptions options, StackListener progress) {
    DataDirectory data = options.data();
    Await.until(PATIENCE, () -> StackPlan.read(data).isPresent());
    if (!options.areMetBy(StackPlan.require(data))) {
      throw new StackFailure(
          "a stack with other ports, other servers or fewer warehouses runs on "
              + data.root()
              + "; stop it first: holdfast down");
    }
    progress.note("already running; waiting until everything serves");
    Parts parts = Parts.of(data);
    parts.all().forEach(part -> new PartProcess(data, part).release());
    boolean ready =
        Await.until(
            PATIENCE, () -> SupervisorLock.holder(data).isEmpty() || StackStatus.of(data).ready());
    if (!ready || SupervisorLock.holder(data).isEmpty()) {
      throw new StackFailure("the running stack did not become ready; see " + data.logs());
    }
    return new Stack(data, Optional.empty());
  }
}
