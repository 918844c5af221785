package io.holdfast.stack;

import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One component of a stack, named on the command line. */
final class PartArgument {
  @Mixin private StackOptions options = new StackOptions();

  @Parameters(
      paramLabel = "COMPONENT",
      description = "A name that 'holdfast status' shows, for example broker.")
  private String name;

  StackOptions options() {
    return options;
  }

  PartProcess process() {
    options.existingPlan();
    List<Part> parts = Parts.of(options.data()).all();
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .map(part -> new PartProcess(options.data(), part))
        .orElseThrow(
            () ->
                new WrongArgument(
                    "there is no component '"
                        + name
                        + "'; there are "
                        + parts.stream().map(Part::name).collect(Collectors.joining(", "))));
  }
}
