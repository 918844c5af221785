package io.holdfast.notifications.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How mail leaves: the server, its security, and the sender's addresses. */
@Singleton
public final class MailSettings {
  private static final int CONNECT_MILLIS = 3000;
  private static final int ANSWER_MILLIS = 5000;

  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final boolean startTls;
  private final String from;
  private final String bounce;

  /**
   * @param user for authentication; without one there is none
   * @param startTls whether a connection without TLS is refused
   * @param from sender that recipients see
   * @param bounce address for reports of failed delivery
   */
  @Inject
  public MailSettings(
      @ConfigProperty(name = "holdfast.mail.host") String host,
      @ConfigProperty(name = "holdfast.mail.port") int port,
      @ConfigProperty(name = "holdfast.mail.user") Optional<String> user,
      @ConfigProperty(name = "holdfast.mail.password") Optional<String> password,
      @ConfigProperty(name = "holdfast.mail.starttls", defaultValue = "false") boolean startTls,
      @ConfigProperty(name = "holdfast.mail.from") String from,
      @ConfigProperty(name = "holdfast.mail.bounce") String bounce) {
    this.host = host;
    this.port = port;
    this.user = user.orElse(null);
    this.password = password.orElse(null);
    this.startTls = startTls;
    this.from = from;
    this.bounce = bounce;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  String from() {
    return from;
  }

  /** The domain of the sender, which ends message ids. */
  String domain() {
    return bounce.substring(bounce.indexOf('@') + 1);
  }

  /** Of a Jakarta Mail session; see the package documentation of its SMTP provider. */
  Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.from", bounce);
    properties.put("mail.smtp.connectiontimeout", Integer.toString(CONNECT_MILLIS));
    properties.put("mail.smtp.timeout", Integer.toString(ANSWER_MILLIS));
    properties.put("mail.smtp.writetimeout", Integer.toString(ANSWER_MILLIS));
    properties.put("mail.smtp.auth", Boolean.toString(user != null));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }
}
