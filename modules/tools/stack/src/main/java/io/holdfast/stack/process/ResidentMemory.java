package io.holdfast.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How much memory a process and its children hold. Memory they share is counted for each process in
 * proportion (Pss) where available, otherwise once for each (Rss).
 */
public final class ResidentMemory {
  private static final long KIB_PER_MIB = 1024;

  private ResidentMemory() {}

  /** Resident MiB; empty where there is no /proc. */
  public static Optional<Long> mebibytes(ProcessHandle process) {
    long kib =
        Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(one -> kibibytes(one).orElse(0))
            .sum();
    return kib == 0 ? Optional.empty() : Optional.of(kib / KIB_PER_MIB);
  }

  private static OptionalLong kibibytes(ProcessHandle process) {
    OptionalLong proportional = read(process, "smaps_rollup", "Pss:");
    return proportional.isPresent() ? proportional : read(process, "status", "VmRSS:");
  }

  private static OptionalLong read(ProcessHandle process, String file, String field) {
    Path path = Path.of("/proc", Long.toString(process.pid()), file);
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException | UncheckedIOException ended) {
      return OptionalLong.empty();
    }
  }
}
