package io.holdfast.simulators.payment;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides authorisation requests, each idempotency key once. Every decision is in the journal
 * before it is returned; the indexes are rebuilt from the journal at start.
 */
public final class PaymentProvider implements Closeable {
  private final OffsetIndex byKey = new OffsetIndex();

  /** Place of the first record of each order. */
  private final OffsetIndex byOrder = new OffsetIndex();

  /** Places of the others, for the rare order that came with several keys. */
  private final Map<String, List<Long>> laterRecords = new HashMap<>();

  private final AuthorisationJournal journal;
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

  /** The stored decision of the key, or a new one that is durable when this returns. */
  synchronized Authorisation decide(
      String key, AuthorisationRequest request, Optional<String> reasonToDecline) {
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
            Instant.now().toString());
    append(decision);
    return decision;
  }

  private void append(Authorisation record) {
    try {
      remember(journal.append(record), record);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Voids an authorisation; idempotent.
   *
   * @return whether the order has such an authorisation
   */
  synchronized boolean takeBack(String key, String orderId, String authorisationId) {
    List<Authorisation> records =
        ofOrder(orderId).stream().filter(one -> one.id().equals(authorisationId)).toList();
    Optional<Authorisation> authorised =
        records.stream().filter(Authorisation::isAuthorised).findFirst();
    if (authorised.isPresent() && records.size() == 1) {
      Authorisation one = authorised.get();
      append(
          new Authorisation(
              key,
              one.id(),
              one.orderId(),
              one.amountCents(),
              one.currency(),
              one.token(),
              Authorisation.Status.VOIDED,
              null,
              Instant.now().toString()));
    }
    return authorised.isPresent();
  }

  /** Every decision about an order, oldest first. */
  synchronized List<Authorisation> ofOrder(String orderId) {
    List<Authorisation> found = new ArrayList<>();
    long first = byOrder.get(orderId);
    if (first != OffsetIndex.ABSENT) {
      found.add(read(first));
      laterRecords.getOrDefault(orderId, List.of()).forEach(offset -> found.add(read(offset)));
      found.removeIf(record -> !record.orderId().equals(orderId));
    }
    return found;
  }

  /** Totals since the journal began. */
  synchronized Statistics statistics() {
    return new Statistics(authorised, declined, voided, byOrder.size(), authorisedTwice);
  }

  private void remember(long offset, Authorisation decision) {
    String orderId = decision.orderId();
    byKey.put(decision.key(), offset);
    if (byOrder.get(orderId) == OffsetIndex.ABSENT) {
      byOrder.put(orderId, offset);
    } else {
      if (decision.isAuthorised() && timesAuthorised(orderId) == 1) {
        authorisedTwice++;
      }
      laterRecords.computeIfAbsent(orderId, any -> new ArrayList<>()).add(offset);
    }
    switch (decision.status()) {
      case AUTHORISED -> authorised++;
      case DECLINED -> declined++;
      case VOIDED -> voided++;
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
