package io.holdfast.bench.machine;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory of a server's Java virtual machine.
 *
 * @param process the virtual machine, or a shell that started it
 */
public record ServerMemory(ProcessHandle process) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
  private static final double KIB_PER_MIB = 1024;

  /** Resident MiB; 0 where the system does not provide it. */
  public double resident() {
    Path status = Path.of("/proc", Long.toString(machine().pid()), "status");
    try {
      return Files.exists(status) ? sum(RESIDENT, Files.readString(status)) : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  /** MiB that a full collection leaves. */
  public double liveHeap() {
    ask("GC.run");
    return heapUsed(ask("GC.heap_info"));
  }

  /** Parses the MiB used over all generations from the JVM's output. */
  static double heapUsed(String heapInfo) {
    return sum(USED, heapInfo);
  }

  private static double sum(Pattern number, String text) {
    Matcher matcher = number.matcher(text);
    double kib = 0;
    while (matcher.find()) {
      kib += Double.parseDouble(matcher.group(1));
    }
    return kib / KIB_PER_MIB;
  }

  private String ask(String what) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked =
          new ProcessBuilder(jcmd, Long.toString(machine().pid()), what)
              .redirectErrorStream(true)
              .start();
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (asked.waitFor() != 0) {
        throw new StackFailure("the server does not report its memory: " + answer.trim());
      }
      return answer;
    } catch (IOException e) {
      throw new StackFailure("a JDK's jcmd is needed to see the server's heap", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", e);
    }
  }

  private ProcessHandle machine() {
    return Stream.concat(Stream.of(process), process.descendants())
        .filter(one -> one.info().command().filter(path -> path.endsWith("java")).isPresent())
        .findFirst()
        .orElse(process);
  }
}
