package io.holdfast.simulators.payment;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers a request with the behaviour its token selects. Delays use a timer and no thread, so that
 * slow requests do not affect others.
 */
final class Behaviour implements Closeable {
  private static final int FAILURES_OF_FLAKY = 2;

  private final PaymentProvider provider;
  private final Duration slow;
  private final Duration beyondPatience;
  private volatile Switches switches = Switches.NORMAL;
  private final Map<String, CompletableFuture<ProviderAnswer>> deciding = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "delayed-answers");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param slow delay of {@code tok_slow}
   * @param beyondPatience delay of {@code tok_timeout_but_authorised}, beyond the caller's timeout
   */
  Behaviour(PaymentProvider provider, Duration slow, Duration beyondPatience) {
    this.provider = provider;
    this.slow = slow;
    this.beyondPatience = beyondPatience;
  }

  CompletableFuture<ProviderAnswer> answer(String key, AuthorisationRequest request) {
    Optional<Authorisation> stored = provider.find(key);
    if (stored.isPresent()) {
      return now(repetition(stored.get(), request));
    }
    Optional<PaymentToken> token = PaymentToken.of(request.token());
    if (token.isEmpty()) {
      return now(decide(key, request, Optional.of("unknown-token")));
    }
    return switch (token.get()) {
      case OK -> now(decide(key, request, Optional.empty()));
      case LAPSES -> now(decideForAWhile(key, request));
      case DECLINED_ONCE -> now(decide(key, request, declineOnce(request)));
      case DECLINED -> now(decide(key, request, Optional.of("insufficient-funds")));
      case SLOW -> decideLater(key, request);
      case FLAKY -> now(failTwice(key, request));
      case TIMEOUT_BUT_AUTHORISED -> {
        ProviderAnswer decided = decide(key, request, Optional.empty());
        yield after(beyondPatience, () -> decided);
      }
    };
  }

  private ProviderAnswer decide(String key, AuthorisationRequest request, Optional<String> reason) {
    return answerOf(provider.decide(key, request, reason, null), request);
  }

  private static ProviderAnswer answerOf(Authorisation decision, AuthorisationRequest request) {
    return decision.answers(request) ? ProviderAnswer.first(decision) : reused();
  }

  private ProviderAnswer decideForAWhile(String key, AuthorisationRequest request) {
    Duration life = Duration.ofMillis(switches.lapseAfterMillis());
    Authorisation decision =
        provider.decide(key, request, Optional.empty(), Instant.now().plus(life));
    timer.schedule(() -> provider.expire(decision), life.toMillis(), TimeUnit.MILLISECONDS);
    return answerOf(decision, request);
  }

  private Optional<String> declineOnce(AuthorisationRequest request) {
    return provider.ofOrder(request.orderId()).isEmpty()
        ? Optional.of("try-again-later")
        : Optional.empty();
  }

  /** How the provider misbehaves now. */
  Switches switches() {
    return switches;
  }

  void become(Switches next) {
    switches = next;
  }

  /**
   * Carries a call out, and answers it as the switches say.
   *
   * @param call idempotent
   */
  ProviderAnswer faulty(String key, Supplier<ProviderAnswer> call) {
    Switches now = switches;
    return switch (now.answers()) {
      case NORMAL -> call.get();
      case LATE -> after(Duration.ofMillis(now.delayMillis()), call).join();
      case TWICE -> {
        call.get();
        yield call.get();
      }
      case ERROR_AFTER_SUCCESS -> {
        boolean known = provider.find(key).isPresent();
        ProviderAnswer answer = call.get();
        yield known ? answer : ProviderAnswer.problem(500, "failed after it was done");
      }
    };
  }

  private static ProviderAnswer repetition(Authorisation stored, AuthorisationRequest request) {
    return stored.answers(request) ? ProviderAnswer.again(stored) : reused();
  }

  private static ProviderAnswer reused() {
    return ProviderAnswer.problem(422, "Idempotency-Key was used for another request");
  }

  private CompletableFuture<ProviderAnswer> decideLater(String key, AuthorisationRequest request) {
    CompletableFuture<ProviderAnswer> pending =
        deciding.computeIfAbsent(
            key, any -> after(slow, () -> decide(key, request, Optional.empty())));
    pending.whenComplete((answer, failure) -> deciding.remove(key));
    return pending;
  }

  private ProviderAnswer failTwice(String key, AuthorisationRequest request) {
    if (failures.merge(key, 1, Integer::sum) <= FAILURES_OF_FLAKY) {
      return ProviderAnswer.problem(503, "try again");
    }
    failures.remove(key);
    return decide(key, request, Optional.empty());
  }

  private CompletableFuture<ProviderAnswer> after(Duration delay, Supplier<ProviderAnswer> answer) {
    return CompletableFuture.supplyAsync(
        answer, task -> timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static CompletableFuture<ProviderAnswer> now(ProviderAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
