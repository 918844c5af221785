package io.holdfast.simulators;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.SocketConfig;

/** Makes the HTTP servers of the simulators. */
public final class LoopbackServer {
  private static final int BACKLOG = 1024;

  private LoopbackServer() {}

  /**
   * A server on loopback, not yet started. Each connection has a thread, so a slow answer does not
   * delay others.
   *
   * @param port TCP port, 0 for any free one
   * @param handler of every request, under whatever name the callers know this host by
   */
  public static HttpServer create(int port, HttpRequestHandler handler) {
    return ServerBootstrap.bootstrap()
        .setLocalAddress(InetAddress.getLoopbackAddress())
        .setListenerPort(port)
        .setSocketConfig(
            SocketConfig.custom()
                .setTcpNoDelay(true)
                .setBacklogSize(BACKLOG)
                // After a restart, connections of the last run may still be in TIME_WAIT.
                .setSoReuseAddress(true)
                .setSoTimeout(5, TimeUnit.MINUTES)
                .build())
        .setExceptionListener(new Disconnections())
        .setRequestRouter((request, context) -> handler)
        .create();
  }

  /** A caller that disconnects is expected here and not logged. */
  private static final class Disconnections implements ExceptionListener {
    @Override
    public void onError(Exception ignored) {
      return;
    }

    @Override
    public void onError(HttpConnection connection, Exception ignored) {
      return;
    }
  }
}
