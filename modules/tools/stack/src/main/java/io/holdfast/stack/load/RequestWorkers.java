package io.holdfast.stack.load;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few connections that work through a list of requests, each of which must succeed. */
public final class RequestWorkers {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

  private final Endpoint endpoint;
  private final int size;

  /**
   * @param size how many requests are sent at once, 1 to 32
   */
  public RequestWorkers(Endpoint endpoint, int size) {
    this.endpoint = endpoint;
    this.size = size;
  }

  /** A request and how many things it carries, for the progress bar. */
  public record Task(ApiRequest call, long things) {}

  /** The answer to one request; fails within seconds if the endpoint does not respond. */
  public ApiReply call(ApiRequest call) {
    try (RetryingClient caller = caller(SHORT_PATIENCE)) {
      return send(caller, call);
    }
  }

  /**
   * Sends all requests, in any order, with a progress bar.
   *
   * @param unit what they carry, e.g. {@code products}
   * @return how many things they carried
   * @throws StackFailure at the first refusal; repeating the whole is safe
   */
  public long work(String step, String unit, List<Task> tasks) {
    long things = tasks.stream().mapToLong(Task::things).sum();
    try (ProgressReport progress = ProgressReport.start(step, things, unit)) {
      work(tasks.iterator(), progress);
    }
    return things;
  }

  private void work(Iterator<Task> tasks, ProgressReport progress) {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        workers.add(threads.submit(() -> drain(tasks, progress)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof StackFailure refusal) {
        throw refusal;
      }
      throw new StackFailure("loading failed: " + failure.getCause(), failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  private void drain(Iterator<Task> tasks, ProgressReport progress) {
    try (RetryingClient caller = caller(PATIENCE)) {
      for (Task task = next(tasks); task != null; task = next(tasks)) {
        send(caller, task.call());
        progress.add(task.things());
      }
    }
  }

  private static Task next(Iterator<Task> tasks) {
    synchronized (tasks) {
      return !Thread.currentThread().isInterrupted() && tasks.hasNext() ? tasks.next() : null;
    }
  }

  private ApiReply send(RetryingClient caller, ApiRequest call) {
    ApiReply reply;
    try {
      reply = caller.call(call);
    } catch (IOException failure) {
      throw new StackFailure(
          endpoint.url() + " cannot be reached: " + failure.getMessage(), failure);
    }
    if (!reply.isSuccess()) {
      throw new StackFailure(call + " was answered " + reply.status() + " " + reply.text());
    }
    return reply;
  }

  private RetryingClient caller(Duration patience) {
    return new RetryingClient(new Wire(endpoint, PATIENCE), patience);
  }
}
