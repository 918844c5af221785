package io.holdfast.orders.saga;

import io.holdfast.batching.BoundedWait;
import io.holdfast.batching.Lane;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Finds the sagas whose warehouses have had their time to answer. The time runs again in full when
 * the server starts: answers that came while no server ran are waiting then.
 */
public final class OverdueSagas implements Runnable {
  private static final System.Logger LOG = System.getLogger(OverdueSagas.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BATCH_SIZE = 500;
  private static final int MAX_BATCHES = 100;

  /** Parameter: maximum number of rows. */
  private static final String DUE =
      "SELECT order_id FROM orders.saga WHERE due_at < now() ORDER BY due_at LIMIT ?";

  private final HubDatabase hub;
  private final Lane<SagaCommand, Boolean> lane;
  private final Duration deadline;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param deadline how long a warehouse may take to answer
   */
  public OverdueSagas(HubDatabase hub, Lane<SagaCommand, Boolean> lane, Duration deadline) {
    this.hub = hub;
    this.lane = lane;
    this.deadline = deadline;
  }

  @Override
  public void run() {
    try {
      Duration pause = deadline;
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = PAUSE;
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      int batches = 0;
      while (giveUp() == BATCH_SIZE && ++batches < MAX_BATCHES && stopped.getCount() > 0) {
        // The next batch; those of this one are no longer due.
      }
    } catch (RuntimeException e) {
      // Retried after the pause; overdue sagas stay overdue.
      LOG.log(System.Logger.Level.INFO, "sagas: a round was interrupted: " + e.getMessage());
    }
  }

  /** Gives up the silent warehouses of one batch of sagas; returns how many sagas were due. */
  public int giveUp() {
    List<OrderId> due = due();
    if (!due.isEmpty()) {
      BoundedWait.await(lane.submit(new SagaCommand.Overdue(due)), PATIENCE, "sagas");
    }
    return due.size();
  }

  private List<OrderId> due() {
    List<OrderId> due = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(DUE)) {
      look.setInt(1, BATCH_SIZE);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          due.add(new OrderId(row.getObject(1, UUID.class)));
        }
      }
      return due;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Stops the periodic rounds. */
  public void stop() {
    stopped.countDown();
  }
}
