package io.holdfast.stack.parts;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortOverrides;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.PrivateFile;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.layout.VariablesFile;
import io.holdfast.stack.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server's configuration in the data directory: the installation's files as they are, and the
 * values of this stack beside them.
 *
 * @param installation where the files come from
 * @param data where they go
 */
public record ServerFiles(Installation installation, DataDirectory data) {

  /** Copies the configuration files and writes this stack's variables. */
  public void write(StackPlan plan, StackServer server, Secrets secrets) {
    PortPlan ports = plan.ports();
    try {
      copy(installation.libertyConfig().toRealPath(), data.server(server));
      chooseDemo(data.server(server).resolve("bootstrap.properties"));
      PortOverrides detours = PortOverrides.of(data);
      int simulator = detours.port(server, SimulatorPart.NAME, ports.paymentSimulator());
      Map<String, String> variables = new LinkedHashMap<>();
      variables.put("http.port", Integer.toString(server.port()));
      variables.put("application.location", installation.ear().toString());
      variables.put("resources.dir", installation.serverResources().toString());
      variables.put("transaction.logDirectory", data.transactionLog(server).toString());
      variables.put("holdfast.drain-file", data.drain(server).toString());
      variables.putAll(cluster(plan, server, detours));
      int hub = detours.port(server, PostgresPart.HUB, ports.hub());
      variables.put("hub.port", Integer.toString(hub));
      variables.put("hub.password", secrets.app());
      int broker = detours.port(server, BrokerPart.NAME, ports.broker());
      variables.put("broker.port", Integer.toString(broker));
      variables.put("broker.password", secrets.broker());
      variables.put("keystore.password", secrets.keystore());
      variables.put("holdfast.payments.url", "http://127.0.0.1:" + simulator);
      variables.put("holdfast.receiving.pull", "true");
      variables.put(
          "holdfast.receiving.supplier-url", "http://127.0.0.1:" + ports.supplierSimulator());
      variables.put("holdfast.payments.webhook-secret", secrets.paymentWebhook());
      int mail = detours.port(server, MessagesPart.NAME, ports.mail());
      variables.put("holdfast.mail.port", Integer.toString(mail));
      variables.put("holdfast.sms.url", "http://127.0.0.1:" + ports.sms());
      variables.put("holdfast.notifications.base-url", "http://127.0.0.1:" + ports.http());
      variables.put("holdfast.notifications.secret", secrets.notifications());
      variables.put("holdfast.fulfilment.url", "http://127.0.0.1:" + ports.carrierSimulator());
      variables.put("holdfast.fulfilment.webhook-secret", secrets.carrierWebhook());
      variables.put("holdfast.insights.store.url", "http://127.0.0.1:" + ports.store());
      replace(data.overrides(server).resolve("stack.xml"), VariablesFile.of(variables, ""));
    } catch (IOException e) {
      throw new StackFailure("cannot write " + data.server(server) + ": " + e.getMessage(), e);
    }
  }

  /** Every other server is a production server. */
  private static void chooseDemo(Path bootstrap) throws IOException {
    String properties = Files.readString(bootstrap);
    Files.writeString(bootstrap, properties.replace("=production", "=demo"));
  }

  private static Map<String, String> cluster(
      StackPlan plan, StackServer server, PortOverrides detours) {
    if (plan.serverCount() == 1) {
      return Map.of();
    }
    return Map.of(
        "transaction.recoveryGroup",
        "holdfast",
        "transaction.recoveryIdentity",
        server.name(),
        "holdfast.cluster",
        "on",
        "holdfast.warm-up",
        "PT10S",
        "holdfast.cluster.member",
        server.name(),
        "holdfast.cluster.url",
        "http://127.0.0.1:" + detours.requestPort(server),
        "holdfast.cluster.port",
        Integer.toString(server.clusterPort()),
        "holdfast.cluster.advertised-port",
        Integer.toString(detours.clusterPort(server)),
        "holdfast.cluster.members",
        plan.servers().stream()
            .map(one -> "127.0.0.1:" + detours.clusterPort(one))
            .collect(Collectors.joining(",")));
  }

  /** Writes the data sources of a warehouse; running servers load them immediately. */
  public void writeDataSources(StackPlan plan, String code, Database database) {
    plan.servers().forEach(server -> writeDataSources(server, code, database));
  }

  /** Writes the data sources of a warehouse for one server. */
  public void writeDataSources(StackServer server, String code, Database database) {
    int port = PortOverrides.of(data).port(server, "postgres-" + code, database.port());
    try {
      String template =
          Files.readString(installation.libertyConfig().resolve("templates/warehouse.xml"));
      String text =
          template
              .replace("@code@", code)
              .replace("@host@", "127.0.0.1")
              .replace("@port@", Integer.toString(port))
              .replace("@user@", "holdfast_app")
              .replace("@password@", database.secrets().app());
      replace(dataSources(server, code), text);
    } catch (IOException e) {
      throw new StackFailure(
          "cannot write " + dataSources(server, code) + ": " + e.getMessage(), e);
    }
  }

  /** The file with a warehouse's data sources. */
  public Path dataSources(StackServer server, String code) {
    return data.overrides(server).resolve("warehouse-" + code + ".xml");
  }

  private static void replace(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      PrivateFile.write(file, out -> out.write(text));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
