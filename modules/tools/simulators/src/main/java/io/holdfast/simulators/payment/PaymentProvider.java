package io.holdfast.simulators.payment;

import io.holdfast.simulators.payment.Authorisation.Status;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Decides authorisation requests and operates on authorisations, each idempotency key once. Every
 * entry is in the journal before it is returned; the indexes are rebuilt from the journal at start.
 */
public final class PaymentProvider implements Closeable {
  private final OffsetIndex byKey = new OffsetIndex();

  /** Place of the latest record of each order. */
  private final OffsetIndex byOrder = new OffsetIndex();

  /** By the place of a record, that of the one before of the same order. */
  private final OffsetIndex earlier = new OffsetIndex();

  private final Books books = new Books();
  private final AuthorisationJournal journal;
  private Consumer<Authorisation> listener = entry -> {};
  private long authorised;
  private long declined;
  private long voided;
  private long authorisedTwice;

  private PaymentProvider(AuthorisationJournal journal) {
    this.journal = journal;
  }

  /**
   * Opens the provider on its journal, which is created when missing.
   *
   * @throws IOException if the journal cannot be read or is in use
   */
  public static PaymentProvider open(Path journal) throws IOException {
    PaymentProvider provider = new PaymentProvider(AuthorisationJournal.open(journal));
    provider.journal.replay(provider::remember);
    return provider;
  }

  /** The stored decision of a key, if there is one. */
  synchronized Optional<Authorisation> find(String key) {
    long offset = byKey.get(key);
    if (offset == OffsetIndex.ABSENT) {
      return Optional.empty();
    }
    Authorisation stored = read(offset);
    if (!stored.key().equals(key)) {
      throw new IllegalStateException("two keys share a hash: " + key + ", " + stored.key());
    }
    return Optional.of(stored);
  }

  /**
   * The stored decision of the key, or a new one that is durable when this returns.
   *
   * @param expiresAt when an authorisation ends; null for never
   */
  synchronized Authorisation decide(
      String key,
      AuthorisationRequest request,
      Optional<String> reasonToDecline,
      Instant expiresAt) {
    Optional<Authorisation> stored = find(key);
    if (stored.isPresent()) {
      return stored.get();
    }
    Authorisation decision =
        new Authorisation(
            key,
            "auth_" + UUID.randomUUID(),
            request.orderId(),
            request.amountCents(),
            request.currency(),
            request.token(),
            reasonToDecline.isPresent()
                ? Authorisation.Status.DECLINED
                : Authorisation.Status.AUTHORISED,
            reasonToDecline.orElse(null),
            Instant.now().toString(),
            null,
            expiresAt == null ? null : expiresAt.toString());
    append(decision);
    return decision;
  }

  /**
   * Has every new entry told from now on.
   *
   * @param listener called with the provider locked: it must not wait
   */
  synchronized void tell(Consumer<Authorisation> listener) {
    this.listener = listener;
  }

  private void append(Authorisation record) {
    try {
      remember(journal.append(record), record);
      listener.accept(record);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Captures, voids or refunds, each idempotency key once.
   *
   * @return the entry; that of the first call if it is a repetition, or the authorisation itself
   *     where nothing was left to void
   * @throws RefusedOperationException if the books do not allow it
   */
  synchronized Authorisation operate(
      String key, Status kind, String authorisationId, OperationRequest request) {
    Optional<Authorisation> stored = find(key);
    if (stored.isPresent()) {
      if (!stored.get().answers(kind, authorisationId, request)) {
        throw new RefusedOperationException(422, "the key was used for another request");
      }
      return stored.get();
    }
    List<Authorisation> entries =
        ofOrder(request.orderId() == null ? "" : request.orderId()).stream()
            .filter(entry -> isAbout(entry, authorisationId))
            .toList();
    Authorisation authorised =
        entries.stream()
            .filter(Authorisation::isAuthorised)
            .findFirst()
            .orElseThrow(
                () -> new RefusedOperationException(404, "the order has no such authorisation"));
    Books.Totals totals = Books.of(entries).in(authorised.currency());
    return switch (kind) {
      case CAPTURED -> capture(key, authorised, totals, request.amountCents());
      case VOIDED -> totals.open() == 0 ? authorised : enter(key, authorised, kind, totals.open());
      case REFUNDED -> refund(key, authorised, totals, request.amountCents());
      default -> throw new IllegalArgumentException("no operation: " + kind);
    };
  }

  private static boolean isAbout(Authorisation entry, String authorisationId) {
    return authorisationId.equals(entry.authorisationId()) || authorisationId.equals(entry.id());
  }

  private Authorisation capture(
      String key, Authorisation authorised, Books.Totals totals, long amount) {
    if (hasEnded(authorised)) {
      expire(authorised);
      throw new RefusedOperationException(409, "the authorisation has expired");
    }
    if (amount < 1 || amount > totals.open()) {
      throw new RefusedOperationException(409, "the authorisation does not cover the amount");
    }
    return enter(key, authorised, Status.CAPTURED, amount);
  }

  private Authorisation refund(
      String key, Authorisation authorised, Books.Totals totals, long amount) {
    if (amount < 1 || amount > totals.captured() - totals.refunded()) {
      throw new RefusedOperationException(409, "less than the amount was captured");
    }
    return enter(key, authorised, Status.REFUNDED, amount);
  }

  private static boolean hasEnded(Authorisation authorised) {
    return authorised.expiresAt() != null
        && !Instant.parse(authorised.expiresAt()).isAfter(Instant.now());
  }

  /**
   * Ends an authorisation that is not captured or voided in whole.
   *
   * @return the entry; empty if nothing is left of it
   */
  synchronized Optional<Authorisation> expire(Authorisation authorised) {
    String key = "expire-" + authorised.id();
    long open =
        Books.of(
                ofOrder(authorised.orderId()).stream()
                    .filter(entry -> isAbout(entry, authorised.id()))
                    .toList())
            .in(authorised.currency())
            .open();
    return open == 0 || find(key).isPresent()
        ? Optional.empty()
        : Optional.of(enter(key, authorised, Status.EXPIRED, open));
  }

  private Authorisation enter(String key, Authorisation authorised, Status kind, long amount) {
    String id =
        switch (kind) {
          case CAPTURED -> "cap_" + UUID.randomUUID();
          case REFUNDED -> "ref_" + UUID.randomUUID();
          default -> authorised.id();
        };
    Authorisation entry =
        new Authorisation(
            key,
            id,
            authorised.orderId(),
            amount,
            authorised.currency(),
            authorised.token(),
            kind,
            null,
            Instant.now().toString(),
            authorised.id(),
            null);
    append(entry);
    return entry;
  }

  /** Every entry about an order, oldest first. */
  synchronized List<Authorisation> ofOrder(String orderId) {
    LinkedList<Authorisation> found = new LinkedList<>();
    long offset = byOrder.get(orderId);
    while (offset != OffsetIndex.ABSENT) {
      Authorisation entry = read(offset);
      if (entry.orderId().equals(orderId)) {
        found.addFirst(entry);
      }
      offset = earlier.get(Long.toString(offset));
    }
    return found;
  }

  /** Totals by currency since the journal began. */
  synchronized Map<String, Books.Totals> books() {
    return books.totals();
  }

  /** Totals since the journal began. */
  synchronized Statistics statistics() {
    return new Statistics(authorised, declined, voided, byOrder.size(), authorisedTwice);
  }

  private void remember(long offset, Authorisation decision) {
    String orderId = decision.orderId();
    byKey.put(decision.key(), offset);
    long previous = byOrder.get(orderId);
    if (previous != OffsetIndex.ABSENT) {
      if (decision.isAuthorised() && timesAuthorised(orderId) == 1) {
        authorisedTwice++;
      }
      earlier.put(Long.toString(offset), previous);
    }
    byOrder.put(orderId, offset);
    books.add(decision);
    switch (decision.status()) {
      case AUTHORISED -> authorised++;
      case DECLINED -> declined++;
      case VOIDED -> voided++;
      case CAPTURED, REFUNDED, EXPIRED -> {}
    }
  }

  private long timesAuthorised(String orderId) {
    return ofOrder(orderId).stream().filter(Authorisation::isAuthorised).count();
  }

  private Authorisation read(long offset) {
    try {
      return journal.at(offset);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public synchronized void close() {
    try {
      journal.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
