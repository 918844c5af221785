package io.holdfast.bench.row;

import io.holdfast.bench.Timing;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.OrderBodies;
import io.holdfast.bench.machine.MeasuredStack;
import io.holdfast.bench.machine.ProcessorTime;
import io.holdfast.bench.rival.RivalDatabases;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.load.foodmart.GeoPoint;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Environment of the measurements.
 *
 * @param stack Holdfast, serving
 * @param rival the rival's databases; null when no row needs them
 * @param relaying whether the server's relays run
 * @param rows the rows that are wanted
 * @param pace how long
 * @param out for progress
 */
public record BenchEnvironment(
    MeasuredStack stack,
    RivalDatabases rival,
    boolean relaying,
    Set<Integer> rows,
    Timing pace,
    PrintStream out) {

  /** Relay mode for the report. */
  public String mode() {
    return relaying ? "relay running" : "relay paused";
  }

  /** Waits until every event is sent and every order decided; false on timeout. */
  public boolean rest(Duration patience) {
    return new EventPath(stack).settle(patience);
  }

  boolean wants(int row) {
    return rows.contains(row);
  }

  /** The stack's warehouses. */
  List<StackWarehouse> warehouses() {
    return stack.descriptor().warehouses().stream().map(one -> one.node()).toList();
  }

  /** Location of a warehouse and of the customers near it. */
  GeoPoint place(int warehouse) {
    StackWarehouse node = warehouses().get(warehouse);
    return new GeoPoint(node.latitude(), node.longitude());
  }

  /** Holdfast with this many clients; a rate of 0 selects the closed model. */
  HoldfastContender holdfast(OrderBodies orders, int clients, double rate) {
    return new HoldfastContender(
        stack.endpoint("storefront"), stack::processors, orders, clients, rate);
  }

  /** Processor time of the rival's databases and of this process, its clients. */
  ProcessorTime rivalProcessors() {
    List<ProcessHandle> instances = rival.processes();
    return new ProcessorTime("clients")
        .with("PostgreSQL hub", instances.subList(0, 1))
        .with("PostgreSQL warehouses", instances.subList(1, instances.size()));
  }

  void say(String format, Object... values) {
    out.printf("    " + format + "%n", values);
    out.flush();
  }
}
