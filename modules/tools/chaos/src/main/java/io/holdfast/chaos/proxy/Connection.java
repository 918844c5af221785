package io.holdfast.chaos.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One client's connection and its continuation to the part. */
final class Connection {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int PIECE = 32 * 1024;

  /** Pieces on the line at most, in each direction. */
  private static final int PIECES = 64;

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

  /** A piece of data and when it arrived; without data at the end. */
  private record Piece(byte[] data, long arrived) {}

  /** Pieces wait on the line side by side: its latency does not bound its rate. */
  private void pump(Socket from, Socket to) {
    BlockingQueue<Piece> line = new ArrayBlockingQueue<>(PIECES);
    Thread reader = Proxy.daemon(() -> read(from, line), "proxy-reader");
    reader.start();
    try {
      OutputStream out = to.getOutputStream();
      for (Piece piece = line.take(); piece.data() != null; piece = line.take()) {
        gate.pass(piece.arrived());
        out.write(piece.data());
      }
      gate.pass();
      to.shutdownOutput();
    } catch (IOException broken) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reader.interrupt();
    }
  }

  private void read(Socket from, BlockingQueue<Piece> line) {
    byte[] buffer = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        line.put(new Piece(Arrays.copyOf(buffer, length), System.nanoTime()));
      }
      line.put(new Piece(null, System.nanoTime()));
    } catch (IOException broken) {
      reset();
      end(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wakes a writer that waits for data of a broken connection. */
  private static void end(BlockingQueue<Piece> line) {
    line.clear();
    line.offer(new Piece(null, System.nanoTime()));
  }

  /** Breaks both halves. */
  void reset() {
    Proxy.reset(client);
    Proxy.reset(part);
  }
}
