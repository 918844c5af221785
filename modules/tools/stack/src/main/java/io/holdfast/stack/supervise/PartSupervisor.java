package io.holdfast.stack.supervise;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.process.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Keeps one part running, in its own thread, until supervision ends. */
final class PartSupervisor implements Runnable {
  private static final Duration STEP = Duration.ofMillis(200);
  private static final int START_ATTEMPTS = 3;
  private final PartProcess process;
  private final RestartPolicy policy;
  private final CompletableFuture<Void> prerequisites;
  private final StackListener progress;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Instant begun = Instant.now();
  private volatile boolean stopping;

  PartSupervisor(
      PartProcess process,
      RestartPolicy policy,
      CompletableFuture<Void> prerequisites,
      StackListener progress) {
    this.process = process;
    this.policy = policy;
    this.prerequisites = prerequisites;
    this.progress = progress;
  }

  /** Completes when the part serves for the first time; exceptionally when it never will. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  PartProcess process() {
    return process;
  }

  /** Ends supervision: the part is not restarted any more. */
  void stopLooking() {
    stopping = true;
  }

  @Override
  public void run() {
    try {
      prerequisites.join();
      boolean adopted = bringUp();
      process.part().provision();
      progress.ready(name(), process.part().port(), adopted, sinceBegun());
      ready.complete(null);
      watch();
    } catch (CompletionException prerequisiteFailed) {
      ready.completeExceptionally(prerequisiteFailed.getCause());
    } catch (RuntimeException e) {
      if (!ready.completeExceptionally(e)) {
        progress.note(name() + " is no longer supervised: " + e.getMessage());
      }
    }
  }

  private boolean bringUp() {
    if (process.find().isPresent() && awaitAnswer()) {
      return true;
    }
    for (int attempt = 1; attempt <= START_ATTEMPTS && !stopping; attempt++) {
      if (process.find().isEmpty()) {
        process.start();
      }
      if (awaitAnswer()) {
        return false;
      }
      Await.pause(Duration.ofSeconds(attempt));
    }
    if (stopping) {
      throw new StackFailure("stopped before " + name() + " was ready");
    }
    throw new StackFailure(
        name()
            + " does not start: "
            + process.log().lastLine("no output")
            + " (see "
            + process.log().file()
            + ")");
  }

  private boolean awaitAnswer() {
    Await.until(
        process.part().startPatience(),
        () -> stopping || process.find().isEmpty() || process.part().answers());
    return process.find().isPresent() && process.part().answers();
  }

  private void watch() {
    Optional<ProcessHandle> current = process.find();
    long rounds = 0;
    while (!stopping) {
      Await.pause(STEP);
      if (current.filter(ProcessHandle::isAlive).isEmpty()) {
        current = revive();
      }
      if (++rounds % 100 == 0) {
        process.log().rotateIfLarge();
      }
    }
  }

  private Optional<ProcessHandle> revive() {
    if (stopping) {
      return Optional.empty();
    }
    if (process.held()) {
      progress.note(name() + " is stopped until: holdfast start " + name());
      awaitRelease();
      policy.forgive();
    } else {
      Optional<Duration> pause = policy.afterDeath(Instant.now());
      if (pause.isEmpty()) {
        progress.note(name() + " ended and is left down; to start it: holdfast start " + name());
        process.hold();
        return revive();
      }
      progress.note(name() + " ended unexpectedly, starting it again");
      Await.until(pause.get(), () -> stopping || process.held());
    }
    return stopping || process.held() ? Optional.empty() : startAgain();
  }

  private void awaitRelease() {
    while (!stopping && process.held()) {
      Await.pause(STEP);
    }
  }

  private Optional<ProcessHandle> startAgain() {
    Instant from = Instant.now();
    if (process.find().isEmpty()) {
      process.start();
    }
    if (awaitAnswer()) {
      progress.ready(name(), process.part().port(), false, Duration.between(from, Instant.now()));
    }
    return process.find();
  }

  private Duration sinceBegun() {
    return Duration.between(begun, Instant.now());
  }

  private String name() {
    return process.part().name();
  }
}
