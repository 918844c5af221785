package io.holdfast.inventory.ledger;

import io.holdfast.inventory.LedgerPosition;
import io.holdfast.inventory.Movement;
import io.holdfast.inventory.MovementPage;
import io.holdfast.inventory.MovementQuery;
import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the ledgers of all warehouses as one: each page is merged by time from a page of each. */
final class LedgerSearch {
  private LedgerSearch() {}

  /** The movements of one warehouse that are not merged yet, oldest first, never empty. */
  private record Waiting(WarehouseCode warehouse, Deque<Movement> movements) {
    static final Comparator<Waiting> BY_TIME =
        Comparator.comparing((Waiting waiting) -> waiting.movements.peek().at())
            .thenComparing(Waiting::warehouse);
  }

  /**
   * A page.
   *
   * @throws UnknownWarehouseException if the query names a warehouse that is not registered
   */
  static MovementPage page(WarehouseNodes nodes, MovementQuery query) {
    Map<WarehouseCode, List<Movement>> found = new TreeMap<>();
    Set<WarehouseCode> unreachable = new TreeSet<>();
    for (WarehouseNodes.Lookup lookup : nodes.all()) {
      WarehouseCode code = lookup.warehouse().code();
      if (query.warehouse() == null || query.warehouse().equals(code)) {
        try {
          WarehouseNode node =
              lookup.node().orElseThrow(() -> new UnavailableException(code + " is away"));
          found.put(code, movements(node, code, query));
        } catch (UnavailableException e) {
          unreachable.add(code);
        }
      }
    }
    if (found.isEmpty() && unreachable.isEmpty() && query.warehouse() != null) {
      throw new UnknownWarehouseException(query.warehouse());
    }
    return new MovementPage(merged(found, query), unreachable);
  }

  private static List<Movement> movements(
      WarehouseNode node, WarehouseCode code, MovementQuery query) {
    MovementFilter filter =
        new MovementFilter(query.sku(), query.reference(), query.actor(), query.from(), query.to());
    // One more than the page has, to know whether there is more.
    return LedgerReader.movements(node, filter, query.position().in(code), query.limit() + 1)
        .items();
  }

  private static Page<MovementPage.Item> merged(
      Map<WarehouseCode, List<Movement>> found, MovementQuery query) {
    PriorityQueue<Waiting> waiting = new PriorityQueue<>(Waiting.BY_TIME);
    found.forEach((code, list) -> offer(waiting, new Waiting(code, new ArrayDeque<>(list))));
    LedgerPosition position = query.position();
    List<MovementPage.Item> items = new ArrayList<>();
    while (!waiting.isEmpty() && items.size() <= query.limit()) {
      Waiting first = waiting.poll();
      Movement movement = first.movements().poll();
      position = position.behind(first.warehouse(), movement.id());
      items.add(new MovementPage.Item(first.warehouse(), movement, position));
      offer(waiting, first);
    }
    return Page.cut(items, query.limit(), item -> item.position().toString());
  }

  private static void offer(PriorityQueue<Waiting> queue, Waiting waiting) {
    if (!waiting.movements().isEmpty()) {
      queue.add(waiting);
    }
  }
}
