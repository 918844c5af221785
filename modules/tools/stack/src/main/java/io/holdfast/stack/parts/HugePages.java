package io.holdfast.stack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Large memory pages for the heaps of virtual machines, where the operating system gives them: they
 * save the processor most of its page table walks, which weigh twice in a virtual machine.
 */
final class HugePages {
  private static final Path OFFER = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
  private static final String ON = "-XX:+UseTransparentHugePages";

  private HugePages() {}

  /** The option that asks for them; none where they are not to be had. */
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
