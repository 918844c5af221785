package io.holdfast.chaos.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.chaos.catalog.PlannedOrder;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The requests of a cycle. Each is written to a file before it is sent. */
public final class OrderJournal implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<RecordedOrder> purchases = new ConcurrentLinkedQueue<>();
  private final BufferedWriter out;

  private OrderJournal(BufferedWriter out) {
    this.out = out;
  }

  /** Appends to the file. */
  public static OrderJournal to(Path file) {
    try {
      return new OrderJournal(
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records a new order. */
  public RecordedOrder open(String key, PlannedOrder planned) {
    RecordedOrder purchase = new RecordedOrder(key, planned);
    purchases.add(purchase);
    return purchase;
  }

  /** Records that it is being sent, for the first time or again. */
  public void asking(RecordedOrder purchase) {
    boolean again = !purchase.answers().isEmpty();
    write(
        line(purchase, again ? "again" : "ask")
            .put("kind", purchase.planned().kind().toString())
            .put("body", again ? null : purchase.planned().text()));
  }

  /** Records the answer, or the end of the connection. */
  public void answered(RecordedOrder purchase, RecordedAnswer answer) {
    purchase.answered(answer);
    write(line(purchase, "answer").put("status", answer.status()).put("text", answer.text()));
  }

  /** Every purchase of the cycle. */
  public List<RecordedOrder> purchases() {
    return List.copyOf(purchases);
  }

  private static ObjectNode line(RecordedOrder purchase, String what) {
    return JSON.createObjectNode()
        .put("at", Instant.now().toString())
        .put("key", purchase.key())
        .put("what", what);
  }

  private void write(ObjectNode line) {
    String text = line.toString();
    try {
      synchronized (out) {
        out.write(text);
        out.newLine();
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (out) {
      out.close();
    }
  }
}
