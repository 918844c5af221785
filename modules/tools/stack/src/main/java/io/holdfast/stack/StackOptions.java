package io.holdfast.stack;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.StackPlan;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Which stack is meant; every command takes these. */
public final class StackOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the stack (default: .holdfast beside the launcher).")
  private Path data;

  @Option(
      names = "--http-port",
      paramLabel = "P",
      description =
          "Port of the server; the other ports follow from it (default: as last time in this data"
              + " directory, at first 9080).")
  private Integer httpPort;

  /** The data directory; it may not exist. */
  public DataDirectory data() {
    return new DataDirectory(
        data != null ? data : Installation.current().root().resolve(".holdfast"));
  }

  /** The requested port. */
  public OptionalInt httpPort() {
    return httpPort == null ? OptionalInt.empty() : OptionalInt.of(new PortPlan(httpPort).http());
  }

  /** The plan of the stack that exists; throws when there is none or it is on another port. */
  public StackPlan existingPlan() {
    StackPlan plan = StackPlan.require(data());
    httpPort()
        .ifPresent(
            port -> {
              if (port != plan.httpPort()) {
                throw new StackFailure(
                    "the stack in "
                        + data().root()
                        + " is on port "
                        + plan.httpPort()
                        + ", not "
                        + port);
              }
            });
    return plan;
  }
}
