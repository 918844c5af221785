package io.holdfast.stack.load;

import io.holdfast.stack.load.http.Endpoint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A user name and password given on the command line as {@code NAME:PASSWORD}. */
public record Login(String name, String password) {

  /** The server of a target for this user. */
  public Endpoint at(TargetOptions target) {
    return target.endpoint(name, password);
  }

  /** Reads it from the command line. */
  public static final class Converter implements ITypeConverter<Login> {
    /** The converter for picocli. */
    public Converter() {}

    @Override
    public Login convert(String text) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw new TypeConversionException("'" + text + "' is not NAME:PASSWORD");
      }
      return new Login(text.substring(0, colon), text.substring(colon + 1));
    }
  }
}
