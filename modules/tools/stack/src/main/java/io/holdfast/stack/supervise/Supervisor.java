package io.holdfast.stack.supervise;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.parts.ServerPart;
import io.holdfast.stack.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs one stack. The parts are processes that outlive this one: a supervisor that is killed leaves
 * them running, and the next one on the same directory takes them over.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration PLAN_STEP = Duration.ofMillis(500);
  private final DataDirectory data;
  private final RestartPolicy.Mode restart;
  private final StackListener progress;
  private final SupervisorLock lock;
  private final List<PartSupervisor> supervisors = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile StackPlan plan;

  private Supervisor(
      DataDirectory data,
      RestartPolicy.Mode restart,
      StackListener progress,
      SupervisorLock lock,
      StackPlan plan) {
    this.data = data;
    this.restart = restart;
    this.progress = progress;
    this.lock = lock;
    this.plan = plan;
  }

  /**
   * Begins to start the stack and returns; {@link #awaitReady()} waits for it.
   *
   * @param plan written to the directory, once its ports are known to be free or ours
   */
  public static Supervisor start(
      DataDirectory data, StackPlan plan, RestartPolicy.Mode restart, StackListener progress) {
    Installation.current().requireBuilt();
    SupervisorLock lock = SupervisorLock.take(data.create(), plan.httpPort());
    try {
      Parts parts = new Parts(Installation.current(), data, Secrets.of(data), plan);
      List<PartProcess> processes =
          parts.all().stream().map(part -> new PartProcess(data, part)).toList();
      processes.forEach(Supervisor::requirePort);
      plan.write(data);
      Supervisor supervisor = new Supervisor(data, restart, progress, lock, plan);
      supervisor.startKeepers(processes);
      return supervisor;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Returns when every part serves; throws, with a line for the user, when one cannot. */
  public void awaitReady() {
    try {
      allReady(supervisors).join();
      daemon(this::followPlan, "follow-plan");
    } catch (CompletionException e) {
      throw e.getCause() instanceof StackFailure failure
          ? failure
          : new StackFailure("the stack does not start: " + e.getCause(), e);
    } finally {
      progress.finished();
    }
  }

  /** Returns when the stack has been stopped. */
  public void awaitStop() throws InterruptedException {
    closed.await();
  }

  /** Stops every part in order, keeping the data; a second call waits for the first. */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      progress.finished();
      supervisors.forEach(PartSupervisor::stopLooking);
      new StopSequence(data, progress::note)
          .stop(supervisors.stream().map(supervisor -> supervisor.process().part()).toList());
      lock.close();
      closed.countDown();
    }
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startKeepers(List<PartProcess> processes) {
    progress.starting(processes.size());
    for (PartProcess process : processes) {
      boolean last = process.part() instanceof ServerPart;
      keep(
          process,
          last
              ? allReady(supervisors).thenRun(() -> lookForLostLog(process))
              : CompletableFuture.completedFuture(null));
    }
  }

  /** Checks for a lost log when every database serves and the server does not run yet. */
  private void lookForLostLog(PartProcess server) {
    if (server.find().isEmpty()) {
      Parts parts = new Parts(Installation.current(), data, Secrets.of(data), plan);
      LostTransactionLog.warning(data, plan.servers(), parts.databases()).ifPresent(progress::note);
    }
  }

  private void keep(PartProcess process, CompletableFuture<Void> prerequisites) {
    process.release();
    PartSupervisor supervisor =
        new PartSupervisor(process, new RestartPolicy(restart), prerequisites, progress);
    supervisors.add(supervisor);
    daemon(supervisor, "keep-" + process.part().name());
  }

  private void followPlan() {
    while (!closing.get()) {
      Await.pause(PLAN_STEP);
      StackPlan current = StackPlan.require(data);
      if (!current.equals(plan)) {
        Parts parts = new Parts(Installation.current(), data, Secrets.of(data), current);
        for (StackWarehouse node : current.warehouses()) {
          if (!plan.warehouses().contains(node)) {
            keep(
                new PartProcess(data, parts.warehouse(node)),
                CompletableFuture.completedFuture(null));
          }
        }
        plan = current;
      }
    }
  }

  private static CompletableFuture<Void> allReady(List<PartSupervisor> supervisors) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            supervisors.stream().map(PartSupervisor::ready).toArray(CompletableFuture<?>[]::new));
    supervisors.forEach(
        supervisor ->
            supervisor
                .ready()
                .whenComplete(
                    (nothing, failure) -> {
                      if (failure != null) {
                        all.completeExceptionally(failure);
                      }
                    }));
    return all;
  }

  private static void requirePort(PartProcess process) {
    Part part = process.part();
    if (process.find().isEmpty()) {
      PortPlan.requireFree(part.port(), part.name());
    } else if (process.recordedPort() != part.port()) {
      throw new StackFailure(
          part.name()
              + " of this stack still runs on port "
              + process.recordedPort()
              + "; run: holdfast down");
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
