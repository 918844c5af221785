package io.holdfast.stack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Huge pages for JVM heaps where the operating system supports them: fewer page table walks, which
 * are expensive in virtual machines.
 */
final class HugePages {
  private static final Path OFFER = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
  private static final String ON = "-XX:+UseTransparentHugePages";

  private HugePages() {}

  /** The JVM option; empty where they are not supported. */
  static List<String> options() {
    return options(OFFER);
  }

  static List<String> options(Path offer) {
    try {
      return Files.readString(offer).contains("[never]") ? List.of() : List.of(ON);
    } catch (IOException otherSystem) {
      return List.of();
    }
  }
}
