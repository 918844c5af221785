package io.holdfast.chaos.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Echoes its input. */
final class EchoServer implements Closeable {
  private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

  private final Thread serving = Proxy.daemon(this::serve, "echo");

  EchoServer() throws IOException {
    serving.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    try {
      while (!listener.isClosed()) {
        Socket socket = listener.accept();
        Proxy.daemon(() -> echo(socket), "echo-connection").start();
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException broken) {
      return;
    }
  }

  /** Returns when no further connection is accepted. */
  @Override
  public void close() throws IOException {
    listener.close();
    try {
      serving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
