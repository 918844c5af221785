package io.holdfast.blackbox;

import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Clients that place one order after the other, each until it is answered, and record every answer.
 */
final class Buyers implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Api api;
  private final Supplier<String> body;
  private final Duration between;
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, String> acceptedByKey = new ConcurrentHashMap<>();
  private final Queue<HttpAnswer> refused = new ConcurrentLinkedQueue<>();
  private final Queue<HttpAnswer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
  private volatile boolean open = true;

  /**
   * Starts them, each as fast as it is answered.
   *
   * @param body makes the body of one more order
   */
  Buyers(Api api, int clients, Supplier<String> body) {
    this(api, clients, Duration.ZERO, body);
  }

  /**
   * Starts them.
   *
   * @param between how long each waits between two orders
   * @param body makes the body of one more order
   */
  Buyers(Api api, int clients, Duration between, Supplier<String> body) {
    this.api = api;
    this.body = body;
    this.between = between;
    for (int i = 0; i < clients; i++) {
      Thread thread = new Thread(this::buy, "buyer-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  private void buy() {
    while (open) {
      String key = UUID.randomUUID().toString();
      Call call = Call.order(key, body.get());
      while (!isAnswered(key, call) && open) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      LockSupport.parkNanos(between.toNanos());
    }
  }

  private boolean isAnswered(String key, Call call) {
    try {
      HttpAnswer answer = api.send(call);
      answers.add(answer);
      if (answer.status() == 201) {
        acceptedByKey.put(key, answer.json().get("id").asText());
        return true;
      }
      refused.add(answer);
      return !answer.isTryAgain();
    } catch (CompletionException unreachable) {
      unanswered.add(String.valueOf(unreachable.getCause()));
      return false;
    }
  }

  /** Ids of the orders that were answered with 201, by their keys. */
  Map<String, String> accepted() {
    return Map.copyOf(acceptedByKey);
  }

  /** How many orders were answered with 201. */
  int acceptedCount() {
    return acceptedByKey.size();
  }

  /** Forgets how long earlier answers took. */
  void forgetAnswers() {
    answers.clear();
  }

  /** Every answer but 201. */
  List<HttpAnswer> refused() {
    return List.copyOf(refused);
  }

  /** Requests that broke off without an answer. */
  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  /** The longest answer time. */
  Duration slowest() {
    return answers.stream().map(HttpAnswer::took).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Stops after the current order of each client. */
  @Override
  public void close() {
    open = false;
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.MINUTES.toMillis(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
