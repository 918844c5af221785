package io.holdfast.stack.load;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackOptions;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.load.http.Endpoint;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which running server is meant: a stack of this machine, or any other. */
public final class TargetOptions {
  @Mixin private StackOptions stack = new StackOptions();

  @Option(
      names = "--base-url",
      paramLabel = "U",
      description = "Address of a server, e.g. http://localhost:9080, instead of a stack's.")
  private String baseUrl;

  /** The target for picocli, to be filled from a command line. */
  public TargetOptions() {}

  /** The target's server for one of its users. */
  public Endpoint endpoint(String user, String password) {
    try {
      return Endpoint.of(baseUrl != null ? baseUrl : "http://127.0.0.1:" + port(), user, password);
    } catch (IllegalArgumentException wrong) {
      throw new WrongArgument("--base-url: " + wrong.getMessage());
    }
  }

  /** The stack of the data directory, when that is the one whose server is meant. */
  public Optional<StackDescriptor> descriptor() {
    int port = endpoint("", "").port();
    return plan()
        .filter(plan -> plan.httpPort() == port)
        .map(plan -> StackDescriptor.read(stack.data()));
  }

  private int port() {
    return stack
        .httpPort()
        .orElseGet(() -> plan().map(StackPlan::httpPort).orElse(PortPlan.DEFAULT_HTTP));
  }

  private Optional<StackPlan> plan() {
    return StackPlan.read(stack.data());
  }
}
