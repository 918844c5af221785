package io.holdfast.stack.template;

import io.holdfast.stack.WrongArgument;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the parts of a deployment are, and whom it works with. */
public final class TemplateOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "/opt/holdfast",
      description = "Where the files will be on their hosts. Default: ${DEFAULT-VALUE}.")
  private Path home;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9443",
      converter = HostPort.Converter.class,
      description = "Where the server listens for HTTPS. Default: ${DEFAULT-VALUE}.")
  private HostPort server;

  @Option(
      names = "--broker",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:61617",
      converter = HostPort.Converter.class,
      description = "Where the broker listens. Default: ${DEFAULT-VALUE}.")
  private HostPort broker;

  @Option(
      names = "--hub",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:5432",
      converter = HostPort.Converter.class,
      description = "The hub's PostgreSQL. Default: ${DEFAULT-VALUE}.")
  private HostPort hub;

  @Option(
      names = "--warehouse",
      paramLabel = "CODE=HOST:PORT",
      converter = {StringConverter.class, HostPort.Converter.class},
      description = "PostgreSQL of a warehouse; may be repeated. Default: main=localhost:5433.")
  private Map<String, HostPort> warehouses = new TreeMap<>();

  @Option(
      names = "--issuer",
      paramLabel = "TEXT",
      description = "Issuer of the tokens, exactly as their claim iss.")
  private String issuer;

  @Option(
      names = "--keys",
      paramLabel = "URL",
      description = "The issuer's key set (JWKS), an https address.")
  private URI keys;

  @Option(
      names = "--audience",
      paramLabel = "TEXT",
      description = "The audience that tokens for Holdfast name.")
  private String audience;

  @Option(names = "--payments", paramLabel = "URL", description = "The payment provider.")
  private URI payments;

  /** Text as it is. */
  static final class StringConverter implements picocli.CommandLine.ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!text.matches("[a-z][a-z0-9-]{0,31}")) {
        throw new picocli.CommandLine.TypeConversionException(
            "'" + text + "' is no code of a warehouse: lower case letters, digits, hyphens");
      }
      return text;
    }
  }

  Path home() {
    return home.toAbsolutePath().normalize();
  }

  HostPort server() {
    return server;
  }

  HostPort broker() {
    return broker;
  }

  HostPort hub() {
    return hub;
  }

  /** By code, at least one. */
  Map<String, HostPort> warehouses() {
    return warehouses.isEmpty() ? Map.of("main", new HostPort("localhost", 5433)) : warehouses;
  }

  String issuer() {
    return required("--issuer", issuer);
  }

  String keys() {
    return required("--keys", keys).toString();
  }

  String audience() {
    return required("--audience", audience);
  }

  String payments() {
    return required("--payments", payments).toString();
  }

  private static <T> T required(String option, T value) {
    if (value == null) {
      throw new WrongArgument("the part liberty needs " + option);
    }
    return value;
  }
}
