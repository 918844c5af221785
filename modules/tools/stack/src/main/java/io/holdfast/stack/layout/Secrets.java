package io.holdfast.stack.layout;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The passwords of one data directory: random, made once, kept in a file only the owner reads. */
public final class Secrets {
  private static final List<String> NAMES =
      List.of(
          "superuser",
          "migrator",
          "app",
          "auditor",
          "broker",
          "broker-admin",
          "keystore",
          "notifications",
          "payment-webhook",
          "carrier-webhook");
  private final Properties values;

  private Secrets(Properties values) {
    this.values = values;
  }

  /** Reads the secrets of the directory, making those that do not exist yet. */
  public static Secrets of(DataDirectory data) {
    try {
      Properties values = read(data.secrets());
      if (!values.stringPropertyNames().containsAll(NAMES)) {
        NAMES.forEach(name -> values.putIfAbsent(name, random()));
        write(data.secrets(), values);
      }
      return new Secrets(values);
    } catch (IOException e) {
      throw new StackFailure("cannot read or write " + data.secrets() + ": " + e.getMessage(), e);
    }
  }

  /** Password of PostgreSQL's superuser {@code postgres}. */
  public String superuser() {
    return values.getProperty("superuser");
  }

  /** Password of {@code holdfast_migrator}. */
  public String migrator() {
    return values.getProperty("migrator");
  }

  /** Password of {@code holdfast_app}. */
  public String app() {
    return values.getProperty("app");
  }

  /** Password of {@code holdfast_auditor}. */
  public String auditor() {
    return values.getProperty("auditor");
  }

  /** Password of the broker user {@code holdfast}. */
  public String broker() {
    return values.getProperty("broker");
  }

  /** Password of the broker user {@code admin}. */
  public String brokerAdmin() {
    return values.getProperty("broker-admin");
  }

  /** Password of the server's key store. */
  public String keystore() {
    return values.getProperty("keystore");
  }

  /** Signs the links in the server's mails. */
  public String notifications() {
    return values.getProperty("notifications");
  }

  /** Secret shared with the payment provider, as Standard Webhooks write it. */
  public String paymentWebhook() {
    return webhook("payment-webhook");
  }

  /** Secret shared with the carrier, as Standard Webhooks write it. */
  public String carrierWebhook() {
    return webhook("carrier-webhook");
  }

  private String webhook(String name) {
    byte[] octets = Base64.getUrlDecoder().decode(values.getProperty(name));
    return "whsec_" + Base64.getEncoder().encodeToString(octets);
  }

  private static Properties read(Path file) throws IOException {
    Properties values = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        values.load(reader);
      }
    }
    return values;
  }

  private static void write(Path file, Properties values) throws IOException {
    PrivateFile.write(file, out -> store(values, out));
  }

  private static void store(Properties values, Writer out) throws IOException {
    values.store(out, "Passwords of this data directory");
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
