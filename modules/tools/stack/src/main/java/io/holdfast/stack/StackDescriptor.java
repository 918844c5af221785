package io.holdfast.stack;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.postgres.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything another program needs to work with a stack. Contains passwords: do not print it.
 *
 * @param baseUrl of the server, without a slash at the end
 * @param paymentUrl of the payment simulator, without a slash at the end
 * @param supplierUrl of the supplier's simulator, without a slash at the end
 * @param messages directory of what the receivers of e-mail and text messages got
 * @param users demo users and their passwords: storefront, operator, admin
 * @param broker address and operator's credentials
 * @param hub the hub's database
 * @param warehouses in the order of the plan
 */
public record StackDescriptor(
    String baseUrl,
    String paymentUrl,
    String supplierUrl,
    Path messages,
    Map<String, String> users,
    Broker broker,
    DatabaseAccess hub,
    List<Warehouse> warehouses) {

  /**
   * Addresses of one database, each with user and password as parameters.
   *
   * @param part name of the component that runs it
   * @param app what the server may do
   * @param auditor reading only
   * @param superuser everything
   */
  public record DatabaseAccess(String part, String app, String auditor, String superuser) {}

  /**
   * The broker.
   *
   * @param url Artemis core protocol
   * @param user may manage
   * @param password of the user
   */
  public record Broker(String url, String user, String password) {}

  /**
   * A warehouse and its database.
   *
   * @param node code, name and place
   * @param database where its stock is
   */
  public record Warehouse(StackWarehouse node, DatabaseAccess database) {}

  /** The stack of the directory, running or not; throws when there is none. */
  public static StackDescriptor read(DataDirectory data) {
    Parts parts = Parts.of(data);
    StackPlan plan = parts.plan();
    Secrets secrets = parts.secrets();
    return new StackDescriptor(
        "http://127.0.0.1:" + plan.ports().http(),
        "http://127.0.0.1:" + plan.ports().paymentSimulator(),
        "http://127.0.0.1:" + plan.ports().supplierSimulator(),
        data.simulators(),
        Map.of("storefront", "storefront", "operator", "operator", "admin", "admin"),
        new Broker("tcp://127.0.0.1:" + plan.ports().broker(), "admin", secrets.brokerAdmin()),
        access(parts.hub().name(), parts.hubDatabase()),
        plan.warehouses().stream()
            .map(node -> new Warehouse(node, access(node.part(), parts.database(node))))
            .toList());
  }

  /** The warehouse with this code. */
  public Optional<Warehouse> warehouse(String code) {
    return warehouses.stream()
        .filter(warehouse -> warehouse.node().code().equals(code))
        .findFirst();
  }

  private static DatabaseAccess access(String part, Database database) {
    Secrets secrets = database.secrets();
    return new DatabaseAccess(
        part,
        database.jdbcUrl("holdfast_app", secrets.app()),
        database.auditorJdbcUrl(),
        database.jdbcUrl("postgres", secrets.superuser()));
  }
}
