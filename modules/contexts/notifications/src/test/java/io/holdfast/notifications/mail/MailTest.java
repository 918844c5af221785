package io.holdfast.notifications.mail;

import static io.holdfast.notifications.Channel.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.notifications.ToldHub;
import io.holdfast.notifications.outgoing.Sending;
import io.holdfast.notifications.text.Texts;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailTest {
  private final ToldHub hub = new ToldHub();
  private GreenMail server = start(0);
  private final int port = server.getSmtp().getPort();
  private final SmtpMail mail =
      new SmtpMail(settings(port), new MailMessages(new Texts(), ToldHub.LINKS));

  @AfterEach
  void close() {
    server.stop();
    hub.close();
  }

  @Test
  void a_mail_is_sent_once_with_the_id_of_its_message_and_a_link_to_unsubscribe() throws Exception {
    hub.customer("ann", "de", EMAIL);
    try (Sending sending = Sending.of(hub, EMAIL, mail)) {
      hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      sending.until(() -> hub.messages().equals(sent("ann")));
    }

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    MimeMessage one = received[0];
    String id = hub.database().texts("SELECT id FROM notifications.notification").get(0);
    assertThat(one.getMessageID()).isEqualTo("<" + id + "@holdfast.example>");
    assertThat(one.getAllRecipients()[0].toString()).isEqualTo("ann@example.org");
    assertThat(one.getSubject()).startsWith("Ihre Bestellung").endsWith("ist bestätigt");
    assertThat(one.getHeader("List-Unsubscribe")[0])
        .startsWith("<https://shop.example/api/v1/unsubscribe/");
    assertThat(one.getHeader("Return-Path")[0]).contains("bounce@holdfast.example");
    MimeMultipart parts = (MimeMultipart) one.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat((String) parts.getBodyPart(0).getContent()).contains("12,34", "tea");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
  }

  @Test
  void what_a_silent_mail_server_could_not_take_is_sent_when_it_is_back() throws Exception {
    hub.customer("ann", "en", EMAIL);
    server.stop();
    try (Sending sending = Sending.of(hub, EMAIL, mail)) {
      for (int i = 0; i < 20; i++) {
        hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));
      }
      sending.until(
          () ->
              hub.database()
                      .count(
                          "SELECT count(*) FROM notifications.notification WHERE last_error <> ''")
                  > 0);
      server = start(port);
      sending.until(
          () ->
              hub.database()
                      .count("SELECT count(*) FROM notifications.notification WHERE state = 'SENT'")
                  == 20);
    }

    assertThat(
            Arrays.stream(server.getReceivedMessages())
                .map(
                    m -> {
                      try {
                        return m.getMessageID();
                      } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                      }
                    }))
        .hasSize(20)
        .doesNotHaveDuplicates();
    assertThat(hub.database().count("SELECT max(attempts) FROM notifications.notification"))
        .as("an outage costs no attempt")
        .isEqualTo(1);
  }

  private static java.util.List<String> sent(String customer) {
    return java.util.List.of(customer + " EMAIL order-confirmed SENT");
  }

  static MailSettings settings(int port) {
    return new MailSettings(
        "127.0.0.1",
        port,
        Optional.empty(),
        Optional.empty(),
        false,
        "Holdfast <orders@holdfast.example>",
        "bounce@holdfast.example");
  }

  private static GreenMail start(int port) {
    GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }
}
