package io.holdfast.inventory;

/**
 * A hold in one warehouse that belongs to the running transaction and is not yet sent. Close it
 * before the transaction ends.
 */
public interface PreparedHold extends AutoCloseable {
  /**
   * Sends the hold and waits for the answer: once, on any thread, while the transaction's own
   * thread leaves it alone.
   *
   * @throws io.holdfast.kernel.ConflictException if a version has moved on, or the warehouse has
   *     just gone: decided again, the order may go elsewhere
   */
  void send();

  @Override
  void close();
}
