package io.holdfast.notifications.mail;

import io.holdfast.notifications.outgoing.ChannelPort;
import io.holdfast.notifications.outgoing.Delivery;
import io.holdfast.notifications.outgoing.DeliveryResult;
import io.holdfast.notifications.outgoing.DeliveryResult.Later;
import io.holdfast.notifications.outgoing.DeliveryResult.Refused;
import io.holdfast.notifications.outgoing.DeliveryResult.Sent;
import io.holdfast.notifications.outgoing.DeliveryResult.Unreachable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends e-mail. Connections are kept and used again; a connection that fails is closed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, reply codes</a>
 */
@Singleton
public final class SmtpMail implements ChannelPort {
  /** The code at the beginning of a server's reply. */
  private static final Pattern REPLY = Pattern.compile("(?m)^([45][0-9]{2})[ -]");

  private static final int PERMANENT = 500;
  private static final int CLOSING = 421;

  private final MailSettings settings;
  private final MailMessages messages;
  private final Session session;
  private final SmtpConnections connections;

  @Inject
  public SmtpMail(MailSettings settings, MailMessages messages) {
    this.settings = settings;
    this.messages = messages;
    this.session = Session.getInstance(settings.properties());
    this.connections = new SmtpConnections(session, settings);
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    MimeMessage message;
    try {
      message = messages.of(session, settings, delivery);
    } catch (MessagingException e) {
      return new Refused(null, "no such message can be written: " + e.getMessage());
    }
    Transport transport;
    try {
      transport = connections.take();
    } catch (MessagingException e) {
      return new Unreachable("the mail server cannot be used: " + e.getMessage());
    }
    try {
      transport.sendMessage(message, new Address[] {message.getAllRecipients()[0]});
      connections.giveBack(transport);
      return new Sent(null);
    } catch (MessagingException e) {
      connections.discard(transport);
      return resultOf(e);
    }
  }

  static DeliveryResult resultOf(MessagingException failure) {
    int code = codeOf(failure);
    String error = failure.getMessage();
    if (code >= PERMANENT) {
      return new Refused(code, error);
    }
    return code == 0 || code == CLOSING
        ? new Unreachable("the mail server gave no answer: " + error)
        : new Later(null, code, error);
  }

  /** The most specific reply code in a chain of failures; 0 if there is none. */
  private static int codeOf(MessagingException failure) {
    int code = 0;
    for (Exception e = failure;
        e != null;
        e = e instanceof MessagingException mail ? mail.getNextException() : null) {
      Matcher reply = REPLY.matcher(String.valueOf(e.getMessage()));
      if (reply.find()) {
        code = Integer.parseInt(reply.group(1));
      }
    }
    return code;
  }
}
