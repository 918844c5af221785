package io.holdfast.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says what runs where. Exit code 0 when everything serves, otherwise 1.",
      "With --json the addresses of the databases carry a user that may only read."
    },
    footer = {"", "Examples:", "  holdfast status", "  holdfast status --json"})
public final class StatusCommand implements Callable<Integer> {
  @Mixin private StackOptions options;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    options.existingPlan();
    StackStatus status = StackStatus.of(options.data());
    if (json) {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      System.out.println(mapper.writeValueAsString(status));
    } else {
      print(status, System.out);
    }
    return status.ready() ? 0 : 1;
  }

  static void print(StackStatus status, PrintStream out) {
    for (StackStatus.Component component : status.components()) {
      out.printf(
          "  %-26s %-4s  port %-6d %s%s%n",
          component.name(),
          component.state(),
          component.port(),
          component.pid() == null ? "" : "pid " + component.pid(),
          component.rssMiB() == null ? "" : "  " + component.rssMiB() + " MiB");
    }
    out.println(status.ready() ? "ready at " + status.baseUrl() : "not ready");
  }
}
