package io.holdfast.simulators.supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The notices of a supplier in the order in which they were published, kept in a file of JSON lines
 * so that cursors stay valid after a restart. A reference is published once.
 */
public final class Notices {
  private static final int MOST = 100_000;

  private final Path journal;
  private final ObjectMapper json = new ObjectMapper();
  private final List<JsonNode> published = new ArrayList<>();
  private final Set<String> references = new HashSet<>();

  private Notices(Path journal) {
    this.journal = journal;
  }

  /**
   * Reads what was published before.
   *
   * @param journal need not exist
   */
  public static Notices open(Path journal) throws IOException {
    Notices notices = new Notices(journal);
    if (Files.exists(journal)) {
      for (String line : Files.readAllLines(journal, StandardCharsets.UTF_8)) {
        notices.add(notices.json.readTree(line));
      }
    }
    return notices;
  }

  /**
   * Publishes notices that are new; returns how many.
   *
   * @throws IllegalArgumentException if a notice has no supplier or reference, or there are too
   *     many
   */
  synchronized int publish(JsonNode notices) throws IOException {
    if (!notices.isArray() || published.size() + notices.size() > MOST) {
      throw new IllegalArgumentException("an array of notices, " + MOST + " in all at most");
    }
    StringBuilder lines = new StringBuilder();
    int before = published.size();
    for (JsonNode notice : notices) {
      if (!notice.path("supplier").isTextual() || !notice.path("reference").isTextual()) {
        throw new IllegalArgumentException("supplier and reference are required");
      }
    }
    for (JsonNode notice : notices) {
      if (add(notice)) {
        lines.append(notice).append('\n');
      }
    }
    Files.writeString(
        journal,
        lines,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return published.size() - before;
  }

  private boolean add(JsonNode notice) {
    boolean isNew =
        references.add(notice.path("supplier").asText() + "\n" + notice.path("reference").asText());
    if (isNew) {
      published.add(notice);
    }
    return isNew;
  }

  /** Notices from an index on. */
  synchronized List<JsonNode> from(int index, int atMost) {
    int start = Math.min(Math.max(0, index), published.size());
    return List.copyOf(published.subList(start, Math.min(published.size(), start + atMost)));
  }

  synchronized int size() {
    return published.size();
  }
}
