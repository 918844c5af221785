package io.holdfast.payments.record;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.SqlFailure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The payment tokens of orders with an undecided payment. Placement writes them; {@link
 * PaymentRecord} deletes them with the decision, {@link EndedOrders} if the order ended before.
 * They are read nowhere else.
 */
@Singleton
public final class PaymentTokens {
  private static final LaneLimits LIMITS = new LaneLimits(1024, 256, 1);

  /**
   * Starts the time to pay, unless the order has ended: the row then says whether the provider may
   * have been asked before. On disk before the first request, so that a crash does not lose this.
   */
  private static final String ASK =
      """
      UPDATE payments.payment_token
      SET due_at = coalesce(due_at, clock_timestamp() + time_to_pay)
      WHERE order_id = ANY (?::uuid[]) AND (due_at IS NOT NULL OR NOT ended)
      RETURNING order_id, token""";

  private final HubDatabase hub;
  private final Lane<OrderId, Optional<String>> lane;

  @Inject
  public PaymentTokens(HubDatabase hub, ServerThreads threads) {
    this.hub = hub;
    this.lane =
        new Lane<>("payment-tokens", LIMITS, this::read, threads.factory(), threads.executor());
  }

  /**
   * Reads the token of an order about to be paid, batched with concurrent reads. The time to pay of
   * the order begins with the first call. An ended order gives its token if the provider may have
   * been asked before: only asking again tells whether there is an authorisation to void.
   *
   * @return empty if the payment is decided, or the order ended before the provider was asked
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Optional<String>> ask(OrderId order) {
    return lane.submitOrDo(order);
  }

  /** Current state of its lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Optional<String>> read(List<OrderId> orders) {
    Map<UUID, String> tokens = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement ask = connection.prepareStatement(ASK)) {
      ask.setArray(
          1, connection.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          tokens.put(rows.getObject(1, UUID.class), rows.getString(2));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    return orders.stream().map(order -> Optional.ofNullable(tokens.get(order.value()))).toList();
  }

  /** Closes the lane; waiting commands fail and their messages are redelivered. */
  @PreDestroy
  public void close() {
    lane.close();
  }
}
