package io.holdfast.chaos.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends back what it gets. */
final class EchoServer implements Closeable {
  private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

  EchoServer() throws IOException {
    Proxy.daemon(this::serve, "echo").start();
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

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
