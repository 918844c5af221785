package io.holdfast.simulators.carrier;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.simulators.payment.OffsetIndex;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The carrier's books: an append-only file of facts, one JSON object a line. A fact is with the
 * operating system when its method returns: it survives a kill of the process.
 */
public final class LabelBook implements Closeable {
  private final ObjectMapper json = new ObjectMapper();
  private final FileChannel file;

  /** The last kind of fact of each reference. */
  private final OffsetIndex kinds = new OffsetIndex();

  /** Postal codes by the references whose way has not ended. */
  private final Map<String, String> underWay = new HashMap<>();

  private final Map<Fact.Kind, Long> counts = new EnumMap<>(Fact.Kind.class);
  private long repetitions;

  private LabelBook(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens or creates the books.
   *
   * @throws IOException if the file cannot be read or written
   */
  public static LabelBook open(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    LabelBook book =
        new LabelBook(
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    book.replay(path);
    return book;
  }

  /** A fact torn by a kill was never answered and is cut off. */
  private void replay(Path path) throws IOException {
    long end = 0;
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long next = end + line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (next > file.size()) {
          break;
        }
        remember(json.readValue(line, Fact.class));
        end = next;
      }
    }
    file.truncate(end).position(end);
  }

  /** Makes a label unless there is one; returns whether it is new. */
  synchronized boolean label(Parcel parcel) {
    if (kinds.get(parcel.reference()) != OffsetIndex.ABSENT) {
      repetitions++;
      return false;
    }
    add(new Fact(parcel.reference(), Fact.Kind.LABELLED, parcel.to().postalCode(), now()));
    return true;
  }

  /** Whether the reference has a label that was not cancelled. */
  synchronized boolean hasLabel(String reference) {
    long kind = kinds.get(reference);
    return kind != OffsetIndex.ABSENT && kind != Fact.Kind.CANCELLED.ordinal();
  }

  /** Cancels a label; nothing happens if there is none or the parcel's way has ended. */
  synchronized void cancel(String reference) {
    if (underWay.containsKey(reference)) {
      add(new Fact(reference, Fact.Kind.CANCELLED, null, now()));
    }
  }

  /** Records the end of a parcel's way, once. */
  synchronized void end(String reference, Fact.Kind end) {
    if (underWay.containsKey(reference)) {
      add(new Fact(reference, end, null, now()));
    }
  }

  /** Whether the parcel's way has not ended. */
  synchronized boolean isUnderWay(String reference) {
    return underWay.containsKey(reference);
  }

  /** Postal codes of all parcels under way. */
  synchronized Map<String, String> underWay() {
    return Map.copyOf(underWay);
  }

  /** Totals since the journal began. */
  public synchronized CarrierStatistics statistics() {
    return new CarrierStatistics(
        count(Fact.Kind.LABELLED),
        repetitions,
        count(Fact.Kind.CANCELLED),
        count(Fact.Kind.DELIVERED),
        count(Fact.Kind.LOST),
        underWay.size());
  }

  private long count(Fact.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  private static String now() {
    return Instant.now().toString();
  }

  private void add(Fact fact) {
    try {
      ByteBuffer line =
          ByteBuffer.wrap((json.writeValueAsString(fact) + '\n').getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        file.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    remember(fact);
  }

  private void remember(Fact fact) {
    kinds.put(fact.reference(), fact.kind().ordinal());
    counts.merge(fact.kind(), 1L, Long::sum);
    if (fact.kind() == Fact.Kind.LABELLED) {
      underWay.put(fact.reference(), fact.postalCode());
    } else {
      underWay.remove(fact.reference());
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
