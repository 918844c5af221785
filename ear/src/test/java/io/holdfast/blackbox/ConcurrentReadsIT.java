package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import io.holdfast.stack.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads that wait for a database are bounded, those of shops apart from those of operators. */
@ExtendWith(BlackBox.class)
class ConcurrentReadsIT {
  /** Started together, again and again; 150 may be under way. */
  private static final int AT_ONCE = 50;

  private final ShopClient shop;

  ConcurrentReadsIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void reads_beyond_the_bound_of_shops_are_refused_while_operators_are_answered() {
    List<ProcessHandle> hub = shop.stack().processes("postgres-hub");
    List<CompletableFuture<HttpAnswer>> reads = new ArrayList<>();
    awaitAnswers();
    Signal.STOP.send(hub);
    try {
      WaitUntil.await(
          Duration.ofSeconds(60),
          () -> "none of " + reads.size() + " was refused",
          () -> {
            startReads(reads);
            return reads.stream().anyMatch(r -> r.isDone() && isOneTooMany(r.join()));
          });
      HttpAnswer page = shop.api().send(Call.get("admin", "/api/v1/operations/caches"));
      assertThat(page.status()).isEqualTo(200);
    } finally {
      Signal.CONT.send(hub);
    }
    awaitAnswers();

    assertThat(reads.stream().map(CompletableFuture::join))
        .allMatch(a -> a.status() == 200 || a.isTryAgain())
        .anyMatch(a -> !isOneTooMany(a));
    shop.settleAndAudit();
  }

  private void startReads(List<CompletableFuture<HttpAnswer>> reads) {
    for (int i = 0; i < AT_ONCE; i++) {
      String search = "/api/v1/products?q=hanging" + reads.size();
      reads.add(shop.api().start(Call.get("storefront", search)));
    }
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
