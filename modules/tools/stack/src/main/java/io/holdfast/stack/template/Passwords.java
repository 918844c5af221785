package io.holdfast.stack.template;

import io.holdfast.stack.layout.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random passwords, made when first asked for and kept in a file that only its owner reads. */
final class Passwords {
  private static final int BYTES = 24;

  private final Path file;
  private final Properties values = new Properties();

  private Passwords(Path file) {
    this.file = file;
  }

  static Passwords in(Path file) throws IOException {
    Passwords passwords = new Passwords(file);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        passwords.values.load(reader);
      }
    }
    return passwords;
  }

  /** Letters, digits, hyphen and underscore only. */
  String of(String name) throws IOException {
    if (values.getProperty(name) == null) {
      values.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
      PrivateFile.write(
          file, out -> values.store(out, "Passwords of this deployment. Keep them elsewhere."));
    }
    return values.getProperty(name);
  }

  /** A secret as Standard Webhooks write it. */
  String webhook(String name) throws IOException {
    byte[] octets = Base64.getUrlDecoder().decode(of(name));
    return "whsec_" + Base64.getEncoder().encodeToString(octets);
  }

  private static byte[] random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
