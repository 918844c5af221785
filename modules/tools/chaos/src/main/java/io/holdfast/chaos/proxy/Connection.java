package io.holdfast.chaos.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;

/** One client's connection and its continuation to the part. */
final class Connection {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int PIECE = 32 * 1024;

  private final Socket client;
  private final Socket part = new Socket();
  private final Gate gate;
  private final Set<Connection> all;

  /** A connection, registered in the set of all. */
  Connection(Socket client, Gate gate, Set<Connection> all) {
    this.client = client;
    this.gate = gate;
    this.all = all;
    all.add(this);
  }

  /** Connects to the part and passes data on until either side ends. */
  void run(int target) {
    try {
      gate.pass();
      client.setTcpNoDelay(true);
      part.setTcpNoDelay(true);
      part.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
      Thread back = Proxy.daemon(() -> pump(part, client), "proxy-back");
      back.start();
      pump(client, part);
      back.join();
    } catch (IOException partIsAway) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reset();
      all.remove(this);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        gate.pass();
        out.write(piece, 0, length);
      }
      gate.pass();
      to.shutdownOutput();
    } catch (IOException broken) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Breaks both halves. */
  void reset() {
    Proxy.reset(client);
    Proxy.reset(part);
  }
}
