package io.holdfast.stack.layout;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.WrongArgument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Every port of a stack, derived from one.
 *
 * @param http port of the server, 1024 to 65000
 */
public record PortPlan(int http) {

  /** The default port. */
  public static final int DEFAULT_HTTP = 9080;

  /** Refuses a port too high for the ports derived from it. */
  public PortPlan {
    if (http < 1024 || http > 65000) {
      throw new WrongArgument("--http-port must lie between 1024 and 65000, not " + http);
    }
  }

  /** The broker's core protocol port. */
  public int broker() {
    return http + 1;
  }

  /** The payment simulator's port. */
  public int paymentSimulator() {
    return http + 2;
  }

  /** The port of the supplier, simulated in the process of the payment simulator. */
  public int supplierSimulator() {
    return http + 5;
  }

  /** The port of the mail server. */
  public int mail() {
    return http + 7;
  }

  /** The SMS provider simulator's port. */
  public int sms() {
    return http + 8;
  }

  /** The carrier simulator's port, in the process of the payment simulator. */
  public int carrierSimulator() {
    return http + 3;
  }

  /** The search store's port, behind those of the most warehouses. */
  public int store() {
    return http + 40;
  }

  /** The search store's port for nodes of its own kind; it has none. */
  public int storeTransport() {
    return http + 41;
  }

  /** Where the stream job says how it is. */
  public int insights() {
    return http + 42;
  }

  /** The hub database's port. */
  public int hub() {
    return http + 10;
  }

  /** The port of the warehouse database with this index, counted from 0. */
  public int warehouse(int index) {
    return http + 11 + index;
  }

  /** The port of the server with this index where there are several and a balancer is in front. */
  public int serverBehindBalancer(int index) {
    return http + 60 + index;
  }

  /** The port where the server with this index listens for the other servers. */
  public int cluster(int index) {
    return http + 70 + index;
  }

  /** Throws, with a line that names port and part, when someone else listens on the port. */
  public static void requireFree(int port, String part) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new StackFailure(
          "port " + port + " (" + part + ") is in use by another program; choose --http-port", e);
    }
  }
}
