package io.holdfast.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.PreparedHold;
import io.holdfast.kernel.ConflictException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HoldChainTest {
  private static final Executor SENDER = task -> new Thread(task).start();
  private static final Executor NOBODY =
      task -> {
        throw new RejectedExecutionException();
      };

  private final List<String> done = new CopyOnWriteArrayList<>();

  private PreparedHold hold(String warehouse, Runnable sending) {
    return new PreparedHold() {
      @Override
      public void send() {
        sending.run();
        done.add(warehouse);
      }

      @Override
      public void close() {
        done.add("closed " + warehouse);
      }
    };
  }

  private HoldChain chain(Executor sender, PreparedHold... holds) {
    HoldChain chain = new HoldChain(sender);
    List.of(holds).forEach(chain::add);
    return chain;
  }

  @Test
  void the_hub_is_written_while_a_warehouse_has_not_answered() throws Exception {
    CountDownLatch hubWritten = new CountDownLatch(1);
    try (HoldChain chain = chain(SENDER, hold("a", () -> await(hubWritten)))) {
      chain.send(hubWritten::countDown);
    }

    assertThat(done).containsExactly("a", "closed a");
  }

  @Test
  void warehouses_are_asked_one_after_the_other_and_none_after_a_refusal() {
    HoldChain chain =
        chain(
            SENDER,
            hold("a", () -> {}),
            hold(
                "b",
                () -> {
                  throw new ConflictException("b moved on");
                }),
            hold("c", () -> {}));

    assertThatThrownBy(() -> chain.send(() -> {})).hasMessage("b moved on");

    assertThat(done).containsExactly("a");
  }

  @Test
  void nothing_returns_before_a_statement_under_way_has_its_answer() {
    CountDownLatch hubFails = new CountDownLatch(1);
    HoldChain chain = chain(SENDER, hold("a", () -> await(hubFails)));

    assertThatThrownBy(
            () ->
                chain.send(
                    () -> {
                      hubFails.countDown();
                      throw new SQLException("the hub has gone");
                    }))
        .hasMessage("the hub has gone");

    assertThat(done).containsExactly("a");
  }

  @Test
  void when_both_refuse_the_warehouse_is_believed() {
    HoldChain chain =
        chain(
            SENDER,
            hold(
                "a",
                () -> {
                  throw new ConflictException("a moved on");
                }));

    assertThatThrownBy(
            () ->
                chain.send(
                    () -> {
                      throw new KeyTakenException();
                    }))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void without_a_sender_the_caller_sends_it_all() throws Exception {
    try (HoldChain chain = chain(NOBODY, hold("a", () -> {}), hold("b", () -> {}))) {
      chain.send(() -> done.add("hub"));
    }

    assertThat(done).containsExactly("a", "b", "hub", "closed a", "closed b");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
