package io.holdfast.notifications.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Idle connections to the mail server: no more than there are messages sent at once. */
final class SmtpConnections {
  private static final long LONGEST_IDLE = Duration.ofSeconds(10).toNanos();

  private final Session session;
  private final MailSettings settings;
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

  private record Idle(Transport transport, long since) {}

  SmtpConnections(Session session, MailSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  /** An idle connection, else a new one. Servers close what was idle for long. */
  Transport take() throws MessagingException {
    for (Idle last = idle.pollFirst(); last != null; last = idle.pollFirst()) {
      if (System.nanoTime() - last.since() < LONGEST_IDLE) {
        return last.transport();
      }
      discard(last.transport());
    }
    Transport transport = session.getTransport();
    transport.connect(settings.user(), settings.password());
    return transport;
  }

  void giveBack(Transport transport) {
    idle.addFirst(new Idle(transport, System.nanoTime()));
  }

  void discard(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      System.getLogger(SmtpConnections.class.getName())
          .log(System.Logger.Level.DEBUG, "the connection was broken before", e);
    }
  }
}
