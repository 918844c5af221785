package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import io.holdfast.stack.process.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads that wait for a database are bounded, those of shops apart from those of operators. */
@ExtendWith(BlackBox.class)
class ConcurrentReadsIT {
  /** The default of {@code holdfast.limits.shop-reads}. */
  private static final int BOUND = 150;

  private static final int READS = BOUND + 70;

  private final ShopClient shop;

  ConcurrentReadsIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void reads_beyond_the_bound_of_shops_are_refused_while_operators_are_answered() {
    List<ProcessHandle> hub = shop.stack().processes("postgres-hub");
    List<CompletableFuture<HttpAnswer>> reads;
    awaitAnswers();
    Signal.STOP.send(hub);
    try {
      reads =
          IntStream.range(0, READS)
              .mapToObj(i -> Call.get("storefront", "/api/v1/products?q=hanging" + i))
              .map(shop.api()::start)
              .toList();
      WaitUntil.await(
          Duration.ofSeconds(30),
          () -> "none was refused",
          () -> reads.stream().anyMatch(r -> r.isDone() && isOneTooMany(r.join())));
      HttpAnswer page = shop.api().send(Call.get("admin", "/api/v1/operations/caches"));
      assertThat(page.status()).isEqualTo(200);
    } finally {
      Signal.CONT.send(hub);
    }
    awaitAnswers();

    List<HttpAnswer> answers = reads.stream().map(CompletableFuture::join).toList();
    assertThat(answers).allMatch(a -> a.status() == 200 || a.isTryAgain());
    assertThat(answers.stream().filter(ConcurrentReadsIT::isOneTooMany))
        .hasSizeBetween(1, READS - BOUND);
  }

  private void awaitAnswers() {
    Call read = Call.get("storefront", "/api/v1/products?q=answered");
    WaitUntil.await(
        Duration.ofSeconds(30),
        () -> "the hub does not answer",
        () -> shop.api().send(read).status() == 200);
  }

  private static boolean isOneTooMany(HttpAnswer answer) {
    return answer.isProblem(503, "unavailable")
        && answer.body().contains("Too many reads are under way");
  }
}
