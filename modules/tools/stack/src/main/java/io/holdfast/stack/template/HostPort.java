package io.holdfast.stack.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a part listens.
 *
 * @param host name or IPv4 address, as its certificate names it
 * @param port TCP port
 */
public record HostPort(String host, int port) {
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?):([0-9]{1,5})");
  private static final Pattern IP = Pattern.compile("[0-9.]+");

  /** Reads {@code host:port}. */
  static final class Converter implements ITypeConverter<HostPort> {
    @Override
    public HostPort convert(String text) {
      Matcher address = ADDRESS.matcher(text);
      if (!address.matches() || Integer.parseInt(address.group(3)) > 65_535) {
        throw new TypeConversionException("'" + text + "' is not HOST:PORT");
      }
      return new HostPort(address.group(1), Integer.parseInt(address.group(3)));
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** The subject alternative name (RFC 5280), as keytool takes it. */
  String alternativeName() {
    return (IP.matcher(host).matches() ? "ip:" : "dns:") + host;
  }
}
