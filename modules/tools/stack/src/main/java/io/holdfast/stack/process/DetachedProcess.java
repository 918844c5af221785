package io.holdfast.stack.process;

import io.holdfast.stack.StackFailure;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts processes in a session of their own, so that Ctrl-C on the terminal reaches the supervisor
 * alone, which then stops them in order.
 *
 * @param command program and arguments
 * @param environment variables to set beside the inherited ones
 * @param workingDirectory must exist
 * @param log both output streams are appended here
 */
public record DetachedProcess(
    List<String> command, Map<String, String> environment, Path workingDirectory, Path log) {

  /** Starts it. */
  public ProcessHandle start() {
    List<String> detached = new ArrayList<>();
    if (onPath("setsid")) {
      detached.add("setsid");
    } else {
      detached.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$0\" \"$@\""));
    }
    detached.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .directory(workingDirectory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start().toHandle();
    } catch (IOException e) {
      throw new StackFailure("cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  /** Whether a program is on the PATH. */
  public static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
