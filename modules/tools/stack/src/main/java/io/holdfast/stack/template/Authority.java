package io.holdfast.stack.template;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority for one deployment: for hosts whose names no public authority signs. The
 * JDK's keytool makes its key store, in which each certificate is signed.
 */
final class Authority {
  private static final String CA = "authority";
  private static final String DAYS = "825";
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path store;
  private final String password;

  private Authority(Path store, String password) {
    this.store = store;
    this.password = password;
  }

  /** The authority in a directory, made if it is not there. */
  static Authority in(Path directory, String password) throws IOException {
    Authority authority = new Authority(directory.resolve("authority.p12"), password);
    if (!Files.exists(authority.store)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      authority.keytool(
          CA, "-dname", "CN=Holdfast deployment", "-ext", "bc:c", "-ext", "KU=keyCertSign,cRLSign");
      Files.setPosixFilePermissions(authority.store, PosixFilePermissions.fromString("rw-------"));
    }
    return authority;
  }

  /** Its certificate, as PEM. */
  String certificate() {
    try {
      return pem("CERTIFICATE", load().getCertificate(CA).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new StackFailure("cannot read " + store + ": " + e.getMessage(), e);
    }
  }

  /** A certificate for the name of a host, and its key. */
  Issued issue(HostPort address) {
    String name = "issued";
    keytool(
        name,
        "-signer",
        CA,
        "-dname",
        "CN=" + address.host(),
        "-ext",
        "SAN=" + address.alternativeName(),
        "-ext",
        "EKU=serverAuth");
    try {
      KeyStore entries = load();
      PrivateKey key = (PrivateKey) entries.getKey(name, password.toCharArray());
      Certificate[] chain = entries.getCertificateChain(name);
      entries.deleteEntry(name);
      save(entries, store, password);
      return new Issued(key, chain);
    } catch (GeneralSecurityException e) {
      throw new StackFailure("cannot read " + store + ": " + e.getMessage(), e);
    }
  }

  /** Writes a store that trusts this authority. */
  void writeTrust(Path file, String storePassword) {
    try {
      KeyStore trust = empty();
      trust.setCertificateEntry(CA, load().getCertificate(CA));
      save(trust, file, storePassword);
    } catch (GeneralSecurityException e) {
      throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A key and its certificate.
   *
   * @param key private
   * @param chain its certificate first
   */
  record Issued(PrivateKey key, Certificate[] chain) {
    /** As a key store. */
    void writeStore(Path file, String storePassword) {
      try {
        KeyStore entries = empty();
        entries.setKeyEntry("server", key, storePassword.toCharArray(), chain);
        save(entries, file, storePassword);
      } catch (GeneralSecurityException e) {
        throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
      }
    }

    /** The certificate, as PEM. */
    String certificate() {
      try {
        return pem("CERTIFICATE", chain[0].getEncoded());
      } catch (GeneralSecurityException e) {
        throw new StackFailure("cannot write a certificate: " + e.getMessage(), e);
      }
    }

    /** The key, as PEM. */
    String keyText() {
      return pem("PRIVATE KEY", key.getEncoded());
    }
  }

  private void keytool(String alias, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass:env", "HOLDFAST_STORE", "-alias", alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", DAYS));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOLDFAST_STORE", password);
    try {
      Process keytool = builder.start();
      String output = new String(keytool.getInputStream().readAllBytes());
      if (keytool.waitFor() != 0) {
        throw new StackFailure("keytool failed: " + output.strip());
      }
    } catch (IOException e) {
      throw new StackFailure("keytool cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted while making a certificate", e);
    }
  }

  private KeyStore load() throws GeneralSecurityException {
    try {
      return KeyStore.getInstance(store.toFile(), password.toCharArray());
    } catch (IOException e) {
      throw new StackFailure("cannot read " + store + ": " + e.getMessage(), e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    try {
      KeyStore entries = KeyStore.getInstance("PKCS12");
      entries.load(null, null);
      return entries;
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read", e);
    }
  }

  private static void save(KeyStore entries, Path file, String storePassword)
      throws GeneralSecurityException {
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = Files.newOutputStream(file)) {
        entries.store(out, storePassword.toCharArray());
      }
    } catch (IOException e) {
      throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static String pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
        .formatted(type, PEM.encodeToString(content));
  }
}
