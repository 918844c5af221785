package io.holdfast.notifications.mail;

import io.holdfast.notifications.Topic;
import io.holdfast.notifications.customer.UnsubscribeLinks;
import io.holdfast.notifications.outgoing.Delivery;
import io.holdfast.notifications.text.MessageText;
import io.holdfast.notifications.text.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/**
 * Builds e-mails: plain text and HTML, with the message's id as Message-ID, so that every attempt
 * has the same, and with a link that unsubscribes by one click (RFC 8058).
 */
@Singleton
public final class MailMessages {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Texts texts;
  private final UnsubscribeLinks links;

  @Inject
  public MailMessages(Texts texts, UnsubscribeLinks links) {
    this.texts = texts;
    this.links = links;
  }

  /**
   * The mail of a message.
   *
   * @throws MessagingException if the address is none, so that no other attempt will do better
   */
  MimeMessage of(Session session, MailSettings settings, Delivery delivery)
      throws MessagingException {
    MessageText text =
        texts.of(delivery.template(), delivery.language(), delivery.event(), delivery.data());
    String unsubscribe = links.of(delivery.recipient(), Topic.valueOf(delivery.topic()));
    MimeMessage message =
        new FixedIdMessage(session, "<" + delivery.id() + "@" + settings.domain() + ">");
    message.setFrom(new InternetAddress(settings.from(), true));
    message.setRecipient(RecipientType.TO, new InternetAddress(delivery.address(), true));
    message.setSubject(text.subject(), UTF_8);
    message.setSentDate(new Date(delivery.event().getMostSignificantBits() >>> 16));
    message.setHeader("Content-Language", text.language());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    message.setContent(
        new MimeMultipart(
            "alternative",
            part(texts.plain(text, unsubscribe), "plain"),
            part(texts.html(text, unsubscribe), "html")));
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  /** Jakarta Mail makes up a new id for each message unless it is told one here. */
  private static final class FixedIdMessage extends MimeMessage {
    private final String id;

    FixedIdMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
