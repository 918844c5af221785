package io.holdfast.stack.life;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.RequestWorkers;
import io.holdfast.stack.load.http.Endpoint;
import java.io.Closeable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Everything that follows the placement of a run's orders. */
public final class Life implements Closeable {
  private static final int CONNECTIONS = 8;

  private final LifeRecords records;
  private final RequestWorkers operators;
  private final OffsetDateTime from;
  private final String provider;
  private final Path messages;

  /**
   * Open it before the first order is placed: it counts what happens from now on.
   *
   * @param operator the server, as a user with the role operator
   */
  public Life(StackDescriptor stack, Endpoint operator) {
    try {
      this.records = new LifeRecords(stack);
      this.operators = new RequestWorkers(operator, CONNECTIONS);
      this.from = records.now();
      this.provider = stack.paymentUrl();
      this.messages = stack.messages();
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  /** Has some customers want messages; to be called before the first order is placed. */
  public void wishForMessages() {
    new MessageWishes(operators).store();
  }

  /**
   * Receives goods, waits until every order has ended, returns and transfers some, and waits until
   * the money is settled and everybody was told.
   *
   * @throws StackFailure if the server refuses something or the hub cannot be read
   */
  public LifeReport goOn(LifeMix mix) {
    try {
      OpenWork open = new OpenWork(records, mix.patience());
      new DockWork(records, operators).receiveAll();
      boolean ended = open.ordersEnd(from);
      new ReturnWork(records, operators).returnSome(from, mix.returnPercent());
      new TransferWork(records, operators).transferSome(mix.transfers());
      ended &= open.moneyIsSettled();
      ended &= open.messagesAreSent();
      return LifeReport.of(
          records,
          from,
          ended,
          MoneyComparison.of(records, provider),
          MessageComparison.of(records, messages));
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  private static StackFailure unreadable(SQLException failure) {
    return new StackFailure("the hub cannot be read: " + failure.getMessage(), failure);
  }

  @Override
  public void close() {
    records.close();
  }
}
