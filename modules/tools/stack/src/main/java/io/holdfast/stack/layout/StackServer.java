package io.holdfast.stack.layout;

/**
 * A server of a stack.
 *
 * @param index counted from 0
 * @param port of HTTP
 * @param clusterPort where it listens for the other servers
 */
public record StackServer(int index, int port, int clusterPort) {
  private static final String FIRST = "server";

  /** The only server of a stack. */
  public static StackServer single(PortPlan ports) {
    return new StackServer(0, ports.http(), ports.cluster(0));
  }

  /** Name of its part: {@code server}, {@code server-2}, ... */
  public String name() {
    return FIRST + suffix();
  }

  /** Its name in Liberty. */
  public String libertyName() {
    return "holdfast" + suffix();
  }

  private String suffix() {
    return index == 0 ? "" : "-" + (index + 1);
  }
}
