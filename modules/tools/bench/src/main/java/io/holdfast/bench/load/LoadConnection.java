package io.holdfast.bench.load;

import io.holdfast.stack.load.http.Endpoint;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One persistent connection with at most one order in flight. */
final class LoadConnection implements Closeable {
  private static final int LARGEST_REQUEST = 64 * 1024;
  private final Endpoint endpoint;
  private final Selector selector;
  private final AnswerBuffer answer = new AnswerBuffer();
  private final ByteBuffer request = ByteBuffer.allocateDirect(LARGEST_REQUEST);
  private SocketChannel channel;
  private long due;

  LoadConnection(Endpoint endpoint, Selector selector) throws IOException {
    this.endpoint = endpoint;
    this.selector = selector;
    connect();
  }

  private void connect() throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(endpoint.host(), endpoint.port()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * Sends a request.
   *
   * @param dueAt when it should have been sent
   * @param ordinal of the request
   */
  void send(long dueAt, Requests requests, long ordinal) throws IOException {
    due = dueAt;
    answer.clear();
    request.clear();
    requests.write(request, ordinal);
    request.flip();
    write();
  }

  /** Sends the order again, with its key, on a new connection; its time goes on. */
  void repeat() throws IOException {
    channel.close();
    connect();
    answer.clear();
    request.rewind();
    write();
  }

  private void write() throws IOException {
    while (request.hasRemaining()) {
      if (channel.write(request) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  /** Reads what is there; the status once the answer is complete, 0 before. */
  int receive() throws IOException {
    if (channel.read(answer.writable()) < 0) {
      throw new EOFException("the server closed a connection");
    }
    return answer.status();
  }

  long due() {
    return due;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
