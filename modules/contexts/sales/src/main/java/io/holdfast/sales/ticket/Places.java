package io.holdfast.sales.ticket;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.sales.book.SaleBook;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Gives places to customers; those who ask at the same time share one statement. */
@Singleton
public final class Places {
  /** A request not begun after this long is dropped: the caller asks again. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final LaneLimits LIMITS = new LaneLimits(2048, 256, 8).droppingAfter(PATIENCE);

  private final PlaceRows rows;
  private final SaleBook book;
  private final Lane<PlaceRequest, Optional<GivenPlace>> lane;

  @Inject
  public Places(HubDatabase hub, SaleBook book, ServerThreads threads) {
    this.rows = new PlaceRows(hub);
    this.book = book;
    this.lane = new Lane<>("tickets", LIMITS, this::handle, threads.factory(), threads.executor());
  }

  /**
   * The place of a customer, given now or before.
   *
   * @return completes with the place; empty if the sale is over
   * @throws io.holdfast.kernel.UnavailableException at once if too many ask
   */
  public CompletableFuture<Optional<GivenPlace>> of(String sale, String customer) {
    return lane.submitOrDo(new PlaceRequest(sale, customer));
  }

  /** State of the lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Optional<GivenPlace>> handle(List<PlaceRequest> batch) {
    Map<String, Set<String>> bySale = new LinkedHashMap<>();
    for (PlaceRequest request : batch) {
      bySale.computeIfAbsent(request.sale(), s -> new LinkedHashSet<>()).add(request.customer());
    }
    Map<PlaceRequest, GivenPlace> places = new HashMap<>();
    bySale.forEach(
        (sale, customers) ->
            places(sale, customers)
                .forEach((c, place) -> places.put(new PlaceRequest(sale, c), place)));
    return batch.stream().map(request -> Optional.ofNullable(places.get(request))).toList();
  }

  private Map<String, GivenPlace> places(String sale, Set<String> customers) {
    Map<String, GivenPlace> places = rows.find(sale, customers);
    List<String> others = new ArrayList<>(customers);
    others.removeAll(places.keySet());
    if (!others.isEmpty()) {
      places.putAll(rows.give(sale, others, book.current().keys().newest()));
    }
    return places;
  }

  @PreDestroy
  void stop() {
    lane.close();
  }
}
