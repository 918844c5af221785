package io.holdfast.simulators.message;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An SMTP server on loopback that takes mail for everybody into a journal. */
public final class MailServer implements AutoCloseable {
  private static final long START_MILLIS = 20_000;

  private final GreenMail server;

  private MailServer(GreenMail server) {
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @param port TCP port, 0 for any free one
   */
  public static MailServer start(int port, MessageJournal journal) {
    ServerSetup setup =
        new ServerSetup(
            port, InetAddress.getLoopbackAddress().getHostAddress(), ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(START_MILLIS);
    GreenMail server = new GreenMail(setup);
    server
        .getUserManager()
        .setMessageDeliveryHandler((message, recipient) -> write(journal, message, recipient));
    server.start();
    return new MailServer(server);
  }

  /** The TCP port being served. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** Nothing is kept in memory: the mailbox that the mail goes to takes none. */
  private static GreenMailUser write(
      MessageJournal journal, MovingMessage moving, MailAddress recipient)
      throws MessagingException {
    MimeMessage mail = moving.getMessage();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try {
      mail.writeTo(whole);
      journal.append(
          new ReceivedMessage(
              Instant.now().toString(),
              recipient.getEmail(),
              mail.getMessageID(),
              mail.getSubject(),
              whole.toString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new MessagingException("the journal cannot be written", e);
    }
    return new Nobody(recipient.getEmail());
  }

  @Override
  public void close() {
    server.stop();
  }

  /** A mailbox that forgets. */
  private record Nobody(String email) implements GreenMailUser {
    @Override
    public String getEmail() {
      return email;
    }

    @Override
    public String getLogin() {
      return email;
    }

    @Override
    public void deliver(MovingMessage message) {
      // The journal has it.
    }

    @Override
    public void deliver(MimeMessage message) {
      // The journal has it.
    }

    @Override
    public void create() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getPassword() {
      return "";
    }

    @Override
    public void setPassword(String password) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void authenticate(String password) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getQualifiedMailboxName() {
      return email;
    }
  }
}
