package io.holdfast.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.process.ResidentMemory;
import java.util.List;
import java.util.Optional;

/**
 * State of the components, queried from the processes.
 *
 * @param ready whether every component is up
 * @param baseUrl of the server, without a slash at the end
 * @param components in the order of starting
 */
public record StackStatus(boolean ready, String baseUrl, List<Component> components) {

  /** Whether a component serves. */
  public enum State {
    /** Serving. */
    UP,
    /** Not serving. */
    DOWN
  }

  /**
   * One process.
   *
   * @param name unique
   * @param pid null when there is no process
   * @param port where it serves
   * @param state whether it serves
   * @param jdbcUrl for reading, with user and password; null when it is no database
   * @param rssMiB resident memory of the process and its children, MiB; null when unknown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Component(
      String name, Long pid, int port, State state, String jdbcUrl, Long rssMiB) {}

  /** Asks all components at the same time. */
  public static StackStatus of(DataDirectory data) {
    Parts parts = Parts.of(data);
    List<Component> components =
        parts.all().parallelStream().map(part -> component(data, part)).toList();
    boolean ready = components.stream().allMatch(component -> component.state() == State.UP);
    return new StackStatus(ready, "http://127.0.0.1:" + parts.plan().httpPort(), components);
  }

  private static Component component(DataDirectory data, Part part) {
    Optional<ProcessHandle> process = new PartProcess(data, part).find();
    boolean up = process.isPresent() && part.answers();
    return new Component(
        part.name(),
        process.map(ProcessHandle::pid).orElse(null),
        part.port(),
        up ? State.UP : State.DOWN,
        part.auditorJdbcUrl().orElse(null),
        process.flatMap(ResidentMemory::mebibytes).orElse(null));
  }
}
