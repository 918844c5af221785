package io.holdfast.chaos.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.chaos.goods.Errand;
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

/** The purchases of a cycle. Every request is written to a file before it is sent. */
public final class Journal implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
  private final BufferedWriter out;

  private Journal(BufferedWriter out) {
    this.out = out;
  }

  /** Appends to the file. */
  public static Journal to(Path file) {
    try {
      return new Journal(
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody is going to place an order. */
  public Purchase open(String key, Errand errand) {
    Purchase purchase = new Purchase(key, errand);
    purchases.add(purchase);
    return purchase;
  }

  /** It is being sent, for the first time or again. */
  public void asking(Purchase purchase) {
    boolean again = !purchase.answers().isEmpty();
    write(
        line(purchase, again ? "again" : "ask")
            .put("wish", purchase.errand().wish().toString())
            .put("body", again ? null : purchase.errand().text()));
  }

  /** It was answered, or the connection ended. */
  public void answered(Purchase purchase, Answer answer) {
    purchase.answered(answer);
    write(line(purchase, "answer").put("status", answer.status()).put("text", answer.text()));
  }

  /** Every purchase of the cycle. */
  public List<Purchase> purchases() {
    return List.copyOf(purchases);
  }

  private static ObjectNode line(Purchase purchase, String what) {
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
