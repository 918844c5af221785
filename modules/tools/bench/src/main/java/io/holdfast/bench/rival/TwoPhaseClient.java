package io.holdfast.bench.rival;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.transaction.xa.XAException;

/**
 * Orders in the hub, stock in warehouses: every order is a distributed transaction over the
 * databases it touches (PREPARE TRANSACTION, a decision forced to disk, COMMIT PREPARED).
 */
public final class TwoPhaseClient implements RivalClient {
  private final DecisionLog decisions;
  private final Branch hub;
  private final List<Branch> warehouses = new ArrayList<>();

  /**
   * @param hub address with user and password
   * @param warehouses addresses in the order of their numbers
   */
  public TwoPhaseClient(String hub, List<String> warehouses, DecisionLog decisions)
      throws SQLException {
    this.decisions = decisions;
    this.hub = new Branch(hub, 0, RivalStatements.ONE_LINE_HUB, RivalStatements.HUB);
    for (String url : warehouses) {
      int number = 1 + this.warehouses.size();
      this.warehouses.add(
          new Branch(url, number, RivalStatements.ONE_LINE_STOCK, RivalStatements.STOCK));
    }
  }

  @Override
  public boolean place(RivalOrder order) throws SQLException {
    SortedMap<Integer, List<RivalOrder.Line>> parts = order.byWarehouse();
    List<Branch> branches = new ArrayList<>(parts.size() + 1);
    parts.keySet().forEach(number -> branches.add(warehouses.get(number)));
    try {
      if (!reserve(order, parts)) {
        undo(branches);
        return false;
      }
      write(order);
      branches.add(hub);
      for (Branch branch : branches) {
        branch.prepare();
      }
      decisions.decide(order.id().toString());
      for (Branch branch : branches) {
        branch.commit();
      }
      return true;
    } catch (SQLException failed) {
      branches.add(hub);
      undo(branches);
      throw failed;
    } catch (XAException | IOException failed) {
      throw new SQLException("the rival's transaction failed", failed);
    }
  }

  private boolean reserve(RivalOrder order, Map<Integer, List<RivalOrder.Line>> parts)
      throws SQLException, XAException {
    for (Map.Entry<Integer, List<RivalOrder.Line>> part : parts.entrySet()) {
      Branch branch = warehouses.get(part.getKey());
      List<RivalOrder.Line> there = part.getValue();
      branch.begin(order.id());
      int moved;
      if (order.lines().size() == 1) {
        RivalStatements.bindOneLineStock(branch.oneLine(), order, TimeOrderedId.next());
        moved = RivalStatements.moved(branch.oneLine());
      } else {
        RivalStatements.bindStock(branch.several(), order, there, TimeOrderedId.next());
        moved = RivalStatements.moved(branch.several());
      }
      if (moved < there.size()) {
        return false;
      }
    }
    return true;
  }

  private void write(RivalOrder order) throws SQLException, XAException {
    hub.begin(order.id());
    if (order.lines().size() == 1) {
      hub.oneLine().setString(1, order.lines().get(0).sku());
      RivalStatements.bindOneLineHub(hub.oneLine(), 2, order, TimeOrderedId.next());
      RivalStatements.moved(hub.oneLine());
    } else {
      RivalStatements.bindHub(hub.several(), order, TimeOrderedId.next());
      RivalStatements.moved(hub.several());
    }
  }

  private static void undo(List<Branch> branches) throws SQLException {
    try {
      for (Branch branch : branches) {
        branch.undo();
      }
    } catch (XAException failed) {
      throw new SQLException("the rival cannot roll back", failed);
    }
  }

  @Override
  public void close() throws SQLException {
    hub.close();
    for (Branch warehouse : warehouses) {
      warehouse.close();
    }
  }
}
