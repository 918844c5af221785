package io.holdfast.messaging;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A relay between a real outbox and a fake broker. */
abstract class RelayFixture {
  static TestDatabase hub;
  static final int BATCH = 10;
  static final int ATTEMPTS = 3;
  static final Duration NO_PAUSE = Duration.ZERO;

  final FakeBroker broker = new FakeBroker();
  final CommitSignal signal = new CommitSignal();
  final EventWriter writer = new EventWriter(hub, signal);
  final Relay relay = relay(NO_PAUSE);

  Relay relay(Duration pause) {
    return relay(pause, Runnable::run);
  }

  Relay relay(Duration pause, Executor executor) {
    return new Relay(
        "hub",
        hub.plain(),
        broker,
        signal,
        new RelayLimits(BATCH, ATTEMPTS, pause, pause, Duration.ZERO),
        SpikeDetector.disabled(),
        executor,
        RelayTurn.ALWAYS);
  }

  @BeforeAll
  static void open() {
    hub = TestDatabases.hub();
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
