package io.holdfast.orders;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.orders.messaging.ReservationHandling;
import io.holdfast.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Carries requests and answers between the hub and the warehouses of a fixture, one after the other
 * and on demand, as relays and consumers do. A crash between a transaction and its acknowledgement
 * is a message that comes again.
 */
public final class SagaWire {
  private static final String SENT =
      """
      SELECT concat_ws('|', id, stream, type, aggregate_id, coalesce(aggregate_version, 0), data)
      FROM messaging.outbox WHERE type LIKE 'io.holdfast.reservation.%' OR type LIKE '%reservation-answered%'
      ORDER BY id""";

  private final OrdersFixture shop;
  private final Set<UUID> delivered = new HashSet<>();
  private final Set<Character> cut = new HashSet<>();

  public SagaWire(OrdersFixture shop) {
    this.shop = shop;
  }

  /** Nothing reaches this warehouse, and nothing comes from it, until it is mended. */
  SagaWire cut(char warehouse) {
    cut.add(warehouse);
    return this;
  }

  SagaWire mend(char warehouse) {
    cut.remove(warehouse);
    return this;
  }

  /** Delivers until nothing is under way. */
  public void deliverAll() {
    while (deliverNext()) {
      // One after the other.
    }
  }

  /** Delivers one message; whether there was one. */
  boolean deliverNext() {
    for (DomainEvent event : sent()) {
      if (!delivered.contains(event.id())) {
        deliver(event);
        return true;
      }
    }
    return false;
  }

  /** Delivers everything that was ever sent once more. */
  void deliverAgain() {
    sent().forEach(this::deliver);
  }

  private void deliver(DomainEvent event) {
    if (event.type().contains("reservation-answered")) {
      ReservationHandling.answers(shop.sagas(), event);
    } else {
      ReservationHandling.request(shop.requests(), event);
    }
    delivered.add(event.id());
  }

  /** Requests and answers of the warehouses that are not cut off, oldest first. */
  List<DomainEvent> sent() {
    List<DomainEvent> events = new ArrayList<>();
    for (DomainEvent request : read(shop.hub())) {
      if (cut.stream().noneMatch(c -> request.data().contains("\"warehouse\":\"" + c + "\""))) {
        events.add(request);
      }
    }
    for (char code : new char[] {'a', 'b', 'c'}) {
      if (!cut.contains(code)) {
        events.addAll(read(shop.warehouse(code)));
      }
    }
    return events;
  }

  private static List<DomainEvent> read(TestDatabase database) {
    return database.texts(SENT).stream().map(SagaWire::event).toList();
  }

  private static DomainEvent event(String row) {
    String[] columns = row.split("\\|", 6);
    return new DomainEvent(
        UUID.fromString(columns[0]),
        columns[1],
        columns[2],
        columns[3],
        Integer.valueOf(columns[4]),
        columns[5]);
  }
}
