package io.holdfast.stack.template;

import io.holdfast.stack.layout.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The directory of a deployment while it is written.
 *
 * @param directory absolute
 * @param options where the parts are
 * @param passwords of this deployment
 * @param authority signs the certificates of this deployment
 */
record Deployment(
    Path directory, TemplateOptions options, Passwords passwords, Authority authority) {

  /** The deployment in a directory, with the passwords and the authority that are there. */
  static Deployment at(Path directory, TemplateOptions options) throws IOException {
    Passwords passwords = Passwords.in(directory.resolve("secrets.properties"));
    Authority authority = Authority.in(directory.resolve("authority"), passwords.of("authority"));
    return new Deployment(directory, options, passwords, authority);
  }

  /** The databases by name: {@code hub} and the codes of the warehouses. */
  Map<String, HostPort> databases() {
    Map<String, HostPort> databases = new LinkedHashMap<>();
    databases.put("hub", options.hub());
    options.warehouses().forEach((code, address) -> databases.put("warehouse-" + code, address));
    return databases;
  }

  /** A file of this package with the names between at signs replaced. */
  String text(String resource, String... namesAndValues) throws IOException {
    String text = resource(resource).replace("@home@", options.home().toString());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text = text.replace("@" + namesAndValues[i] + "@", namesAndValues[i + 1]);
    }
    return text;
  }

  /** Writes a file that only its owner reads. */
  void write(String path, String text) throws IOException {
    PrivateFile.write(directory.resolve(path), out -> out.write(text));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Deployment.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
