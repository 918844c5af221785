package io.holdfast.inventory;

/**
 * A hold in one warehouse that belongs to the running transaction and is not yet sent. Close it
 * before the transaction ends.
 */
public interface PreparedHold extends AutoCloseable {
  /**
   * Executes the hold and waits for the result. Call once, from any thread, while the transaction's
   * own thread does not use the connection.
   *
   * @throws io.holdfast.kernel.ConflictException if a version has changed or the warehouse has
   *     become unreachable; a new decision may use another warehouse
   */
  void send();

  @Override
  void close();
}
