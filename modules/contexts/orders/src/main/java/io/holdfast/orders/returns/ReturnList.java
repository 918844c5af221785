package io.holdfast.orders.returns;

import io.holdfast.kernel.Page;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.ReturnQuery;
import io.holdfast.orders.ReturnView;
import io.holdfast.platform.EntityReads;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads returns. */
final class ReturnList {
  /** The lines of all returns of a page are read by one query. */
  private static final String BATCH = "eclipselink.batch";

  private final HubDatabase hub;
  private final EntityManagerFactory returns;

  ReturnList(HubDatabase hub, EntityManagerFactory returns) {
    this.hub = hub;
    this.returns = returns;
  }

  Optional<ReturnView> find(UUID id) {
    try (EntityManager entities = EntityReads.open(hub.plain(), returns)) {
      return Optional.ofNullable(entities.find(ReturnRequest.class, id)).map(ReturnRequest::view);
    }
  }

  Page<ReturnView> list(ReturnQuery query) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> values = new HashMap<>();
    if (query.order() != null) {
      conditions.add("r.orderId = :order");
      values.put("order", query.order().value());
    }
    if (query.status() != null) {
      conditions.add("r.status = :status");
      values.put("status", query.status());
    }
    if (query.cursor() != null) {
      conditions.add("r.id < :cursor");
      values.put("cursor", UUID.fromString(query.cursor()));
    }
    try (EntityManager entities = EntityReads.open(hub.plain(), returns)) {
      TypedQuery<ReturnRequest> read =
          entities.createQuery(
              "SELECT r FROM ReturnRequest r WHERE "
                  + String.join(" AND ", conditions)
                  + " ORDER BY r.id DESC",
              ReturnRequest.class);
      values.forEach(read::setParameter);
      read.setHint(BATCH, "r.lines").setMaxResults(query.limit() + 1);
      List<ReturnView> found = read.getResultStream().map(ReturnRequest::view).toList();
      return Page.cut(found, query.limit(), view -> view.id().toString());
    }
  }
}
