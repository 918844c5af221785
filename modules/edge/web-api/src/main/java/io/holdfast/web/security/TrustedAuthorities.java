package io.holdfast.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS for calling a host whose certificate Java's own authorities need not have signed. */
final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /**
   * Trusts the authorities that Java trusts, and those of a file.
   *
   * @param file certificates as PEM
   */
  static SSLContext with(Path file) {
    try (InputStream more = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int name = 0;
      for (TrustManager known : managers(null)) {
        for (X509Certificate authority : ((X509TrustManager) known).getAcceptedIssuers()) {
          store.setCertificateEntry("a" + name++, authority);
        }
      }
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(more)) {
        store.setCertificateEntry("a" + name++, authority);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw ProductionGuard.refusal("the certificates in " + file + " cannot be read: " + e);
    }
  }

  /** Of the authorities in a store; of those that Java trusts if it is null. */
  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }
}
