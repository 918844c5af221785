package io.holdfast.stack.template;

import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.VariablesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The server's directory: configuration, application and libraries. */
final class LibertyTemplate {
  private static final String DIRECTORY = "liberty/servers/holdfast/";
  private static final String TLS = "${server.config.dir}/tls/";
  private static final String JSON_FROM_THE_FIRST_LINE =
      """
      com.ibm.ws.logging.console.format=JSON
      com.ibm.ws.logging.message.format=JSON
      """;

  private LibertyTemplate() {}

  static void write(Deployment deployment) throws IOException {
    Map<String, String> variables = variables(deployment);
    Installation installation = Installation.current();
    Path directory = deployment.directory().resolve(DIRECTORY);
    copy(installation.libertyConfig(), directory);
    copy(installation.serverResources(), directory.resolve("resources"));
    Files.createDirectories(directory.resolve("apps"));
    Files.copy(
        installation.ear(),
        directory.resolve("apps/holdfast.ear"),
        StandardCopyOption.REPLACE_EXISTING);
    deployment.write(
        DIRECTORY + "bootstrap.properties",
        Files.readString(installation.libertyConfig().resolve("bootstrap.properties"))
            + JSON_FROM_THE_FIRST_LINE);
    deployment.write(
        DIRECTORY + "configDropins/overrides/deployment.xml",
        VariablesFile.of(variables, deployment.text("trust.xml", "trust", trust(deployment))));
    for (Map.Entry<String, HostPort> warehouse : deployment.options().warehouses().entrySet()) {
      dataSources(deployment, warehouse.getKey(), warehouse.getValue());
    }
    tls(deployment);
  }

  private static Map<String, String> variables(Deployment deployment) throws IOException {
    TemplateOptions options = deployment.options();
    Passwords passwords = deployment.passwords();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("http.host", options.server().host());
    variables.put("http.port", "-1");
    variables.put("https.port", Integer.toString(options.server().port()));
    variables.put("keystore.location", TLS + "server.p12");
    variables.put("keystore.password", passwords.of("server.store"));
    variables.put("tls.trust", "holdfastTrust");
    variables.put("hub.host", options.hub().host());
    variables.put("hub.port", Integer.toString(options.hub().port()));
    variables.put("hub.password", passwords.of("hub.app"));
    variables.put("database.sslMode", "verify-full");
    variables.put("database.ca", TLS + "ca.pem");
    variables.put(
        "broker.connection",
        "host=%s;port=%d;sslEnabled=true;verifyHost=true;trustStorePath=%strust.p12;trustStorePassword=%s"
            .formatted(options.broker().host(), options.broker().port(), TLS, trust(deployment)));
    variables.put("broker.password", passwords.of("broker.holdfast"));
    variables.put("jwt.issuer", options.issuer());
    variables.put("jwt.keys", options.keys());
    variables.put("jwt.authorities", TLS + "ca.pem");
    variables.put("jwt.audience", options.audience());
    variables.put("holdfast.payments.url", options.payments());
    variables.put("holdfast.payments.webhook-secret", passwords.webhook("payment.webhook"));
    variables.put("holdfast.fulfilment.webhook-secret", passwords.webhook("carrier.webhook"));
    variables.put("holdfast.notifications.secret", passwords.of("notifications"));
    variables.put("holdfast.drain-file", options.home() + "/liberty/drain");
    return variables;
  }

  private static void dataSources(Deployment deployment, String code, HostPort address)
      throws IOException {
    String template =
        Files.readString(Installation.current().libertyConfig().resolve("templates/warehouse.xml"));
    deployment.write(
        DIRECTORY + "configDropins/overrides/warehouse-" + code + ".xml",
        template
            .replace("@code@", code)
            .replace("@host@", address.host())
            .replace("@port@", Integer.toString(address.port()))
            .replace("@user@", "holdfast_app")
            .replace("@password@", deployment.passwords().of("warehouse-" + code + ".app")));
  }

  private static void tls(Deployment deployment) throws IOException {
    Path directory = deployment.directory().resolve(DIRECTORY + "tls");
    deployment
        .authority()
        .issue(deployment.options().server())
        .writeStore(directory.resolve("server.p12"), deployment.passwords().of("server.store"));
    deployment.authority().writeTrust(directory.resolve("trust.p12"), trust(deployment));
    deployment.write(DIRECTORY + "tls/ca.pem", deployment.authority().certificate());
  }

  private static String trust(Deployment deployment) throws IOException {
    return deployment.passwords().of("trust.store");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from.toRealPath())) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.toRealPath().relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
