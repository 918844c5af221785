package io.holdfast.sales;

/** An open stream of what a ticket is good for. Its methods return at once. */
public interface TicketListener {
  /** Something changed, or this is the first. */
  void ticket(Ticket ticket);

  /** Nothing happened; the connection is to be kept. */
  void keepAlive();

  /** Whether the stream is still open. */
  boolean isOpen();

  /** The server ends the stream. */
  void close();
}
