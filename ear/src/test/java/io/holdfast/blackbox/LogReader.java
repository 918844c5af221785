package io.holdfast.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what was appended to a log since a point in time. */
final class LogReader {
  private static final Pattern TROUBLE =
      Pattern.compile("^\\[[^]]+] \\w+ \\S+ +[EWF] .*|^\\s+at .*|.*Exception.*");

  private final Path file;
  private final int from;

  private LogReader(Path file, int from) {
    this.file = file;
    this.from = from;
  }

  static LogReader fromNowOn(Path file) {
    return new LogReader(file, bytes(file).length);
  }

  String text() {
    byte[] all = bytes(file);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return Arrays.asList(text().split("\\R"));
  }

  /** A warning, an error or a piece of a stack trace. */
  static boolean isTrouble(String line) {
    return TROUBLE.matcher(line).matches();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
