package io.holdfast.chaos.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Listens on its own port and forwards every connection to a part, subject to the network
 * condition.
 */
public final class Proxy implements Closeable {
  private static final int BACKLOG = 200;
  private static final int LONGEST_LIFE_MILLIS = 400;

  private final ServerSocket listener;
  private final int target;
  private final Gate gate = new Gate();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executioner =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "proxy-resets"));

  private Proxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** A proxy to a port of this machine, without a fault. */
  public static Proxy to(int target) {
    try {
      Proxy proxy =
          new Proxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), target);
      daemon(proxy::accept, "proxy-to-" + target).start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Sets the network condition for all present and future connections. */
  public void become(NetworkCondition condition) {
    gate.become(condition);
    if (condition.mode() == NetworkCondition.Mode.RESET) {
      connections.forEach(Connection::reset);
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Connection connection = new Connection(listener.accept(), gate, connections);
        daemon(() -> connection.run(target), "proxy-connection").start();
        if (gate.condition().mode() == NetworkCondition.Mode.RESET) {
          int life = ThreadLocalRandom.current().nextInt(LONGEST_LIFE_MILLIS);
          executioner.schedule(connection::reset, life, TimeUnit.MILLISECONDS);
        }
      }
    } catch (IOException closed) {
      connections.forEach(Connection::reset);
    }
  }

  @Override
  public void close() throws IOException {
    gate.close();
    executioner.shutdownNow();
    listener.close();
    connections.forEach(Connection::reset);
  }

  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Closes a socket so that the other side sees a reset, not an end. */
  static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      return;
    }
  }
}
