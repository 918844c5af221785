package io.holdfast.stack.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.WrongArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ports, servers and warehouses of a data directory. Warehouses are never removed.
 *
 * @param httpPort the port all others follow from
 * @param serverCount number of servers, 1 to 8
 * @param warehouses in the order their ports were given out
 * @param insights whether search store and stream job are parts of it
 */
public record StackPlan(
    int httpPort, int serverCount, List<StackWarehouse> warehouses, boolean insights) {
  /** Servers at most. */
  public static final int MOST_SERVERS = 8;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Makes the list unmodifiable; a plan that was written without servers has one. */
  public StackPlan {
    serverCount = serverCount == 0 ? 1 : serverCount;
    if (serverCount < 1 || serverCount > MOST_SERVERS) {
      throw new WrongArgument("--servers must lie between 1 and " + MOST_SERVERS);
    }
    warehouses = List.copyOf(warehouses);
  }

  /** A plan with one server, without insights. */
  public StackPlan(int httpPort, List<StackWarehouse> warehouses) {
    this(httpPort, 1, warehouses, false);
  }

  /** The plan of the directory, or empty when it holds none yet. */
  public static Optional<StackPlan> read(DataDirectory data) {
    try {
      return Files.exists(data.plan())
          ? Optional.of(JSON.readValue(data.plan().toFile(), StackPlan.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new StackFailure(data.plan() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The plan of the directory; throws when there is none. */
  public static StackPlan require(DataDirectory data) {
    return read(data)
        .orElseThrow(
            () ->
                new StackFailure(
                    "there is no stack in " + data.root() + "; start one: holdfast up"));
  }

  /** Replaces the plan of the directory. */
  public StackPlan write(DataDirectory data) {
    try {
      PrivateFile.write(data.plan(), out -> out.write(JSON.writeValueAsString(this) + "\n"));
      return this;
    } catch (IOException e) {
      throw new StackFailure("cannot write " + data.plan() + ": " + e.getMessage(), e);
    }
  }

  /** This plan on another port. */
  public StackPlan onPort(int port) {
    return new StackPlan(new PortPlan(port).http(), serverCount, warehouses, insights);
  }

  /** This plan with this many servers. */
  public StackPlan withServers(int count) {
    return new StackPlan(httpPort, count, warehouses, insights);
  }

  /** This plan with or without insights. */
  public StackPlan insights(boolean wanted) {
    return new StackPlan(httpPort, serverCount, warehouses, wanted);
  }

  /** This plan with sites of the FoodMart list added until there are this many warehouses. */
  public StackPlan grownTo(int count) {
    List<StackWarehouse> grown = new ArrayList<>(warehouses);
    for (StackWarehouse site : WarehouseSites.first(count)) {
      if (grown.size() < count && grown.stream().noneMatch(n -> n.code().equals(site.code()))) {
        grown.add(site);
      }
    }
    return new StackPlan(httpPort, serverCount, grown, insights);
  }

  /** This plan with one more warehouse; throws when its code is taken. */
  public StackPlan with(StackWarehouse node) {
    if (warehouses.stream().anyMatch(known -> known.code().equals(node.code()))) {
      throw new StackFailure("warehouse " + node.code() + " exists already");
    }
    List<StackWarehouse> grown = new ArrayList<>(warehouses);
    grown.add(node);
    return new StackPlan(httpPort, serverCount, grown, insights);
  }

  /** The servers; several have a balancer in front, which takes the port of a single one. */
  public List<StackServer> servers() {
    PortPlan ports = ports();
    return IntStream.range(0, serverCount)
        .mapToObj(
            index ->
                new StackServer(
                    index,
                    serverCount == 1 ? ports.http() : ports.serverBehindBalancer(index),
                    ports.cluster(index)))
        .toList();
  }

  /** Every port. */
  public PortPlan ports() {
    return new PortPlan(httpPort);
  }
}
