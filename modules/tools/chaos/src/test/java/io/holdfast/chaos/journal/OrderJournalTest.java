package io.holdfast.chaos.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.chaos.catalog.OrderKind;
import io.holdfast.chaos.catalog.PlannedOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderJournalTest {
  private static final PlannedOrder PLANNED =
      new PlannedOrder(
          OrderKind.HOT, "", "tok_ok", "{\"lines\":[]}".getBytes(StandardCharsets.UTF_8));

  @TempDir Path root;

  @Test
  void every_request_and_every_answer_is_a_line() throws IOException {
    Path file = root.resolve("journal.jsonl");
    try (OrderJournal journal = OrderJournal.to(file)) {
      RecordedOrder purchase = journal.open("k1", PLANNED);
      journal.asking(purchase);
      journal.answered(purchase, RecordedAnswer.none("closed"));
      journal.asking(purchase);
      journal.answered(purchase, new RecordedAnswer(1, 201, "{\"id\":\"o1\"}"));
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(4).allMatch(line -> line.contains("\"key\":\"k1\""));
    assertThat(lines.get(0)).contains("\"ask\"", "{\\\"lines\\\":[]}");
    assertThat(lines.get(1)).contains("\"answer\"", "\"status\":0", "closed");
    assertThat(lines.get(2)).contains("\"again\"");
    assertThat(lines.get(3)).contains("\"status\":201", "o1");
  }

  @Test
  void the_outcome_is_the_first_final_answer() throws IOException {
    try (OrderJournal journal = OrderJournal.to(root.resolve("journal.jsonl"))) {
      RecordedOrder purchase = journal.open("k1", PLANNED);
      assertThat(purchase.outcome()).isEmpty();

      journal.answered(purchase, new RecordedAnswer(1, 503, "{}"));
      journal.answered(purchase, new RecordedAnswer(2, 409, "{\"type\":\"request-in-flight\"}"));
      assertThat(purchase.outcome()).isEmpty();

      journal.answered(purchase, new RecordedAnswer(3, 409, "{\"type\":\"insufficient-stock\"}"));
      journal.answered(purchase, new RecordedAnswer(4, 201, "{\"id\":\"o1\"}"));
      assertThat(purchase.outcome()).hasValueSatisfying(it -> assertThat(it.at()).isEqualTo(3));
      assertThat(purchase.accepted()).isEmpty();
      assertThat(journal.purchases()).containsExactly(purchase);
    }
  }
}
