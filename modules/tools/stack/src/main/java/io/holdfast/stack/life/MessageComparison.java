package io.holdfast.stack.life;

import io.holdfast.simulators.message.MessageJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The messages to customers that were sent, beside what their receivers have, of all orders ever.
 *
 * @param mail e-mail: the notifications sent, and what the mail server has
 * @param sms text messages: the notifications sent, and what the provider has
 * @param inApp shown in the application
 * @param failed given up after many attempts
 */
public record MessageComparison(Channel mail, Channel sms, long inApp, long failed) {

  /**
   * One channel.
   *
   * @param sent notifications that were sent
   * @param received different messages at the receiver
   * @param repeated messages that the receiver got again, under the same id
   */
  public record Channel(long sent, long received, long repeated) {}

  private static final String COUNT =
      "SELECT count(*) FROM notifications.notification WHERE channel = ? AND state = 'SENT'";
  private static final String FAILED =
      "SELECT count(*) FROM notifications.notification WHERE channel <> 'WEBHOOK' AND state = 'FAILED'";

  /**
   * Reads both.
   *
   * @param journals where the receivers keep what they got
   */
  static MessageComparison of(LifeRecords records, Path journals) throws SQLException {
    return new MessageComparison(
        channel(records.count(COUNT, "EMAIL"), journals.resolve("mail.jsonl")),
        channel(records.count(COUNT, "SMS"), journals.resolve("sms.jsonl")),
        records.count(COUNT, "IN_APP"),
        records.count(FAILED));
  }

  private static Channel channel(long sent, Path journal) {
    Set<String> ids = new HashSet<>();
    try {
      long messages = MessageJournal.forEach(journal, message -> ids.add(message.id()));
      return new Channel(sent, ids.size(), messages - ids.size());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether every message sent was received, and no other one. */
  public boolean agrees() {
    return failed == 0 && mail.sent == mail.received && sms.sent == sms.received;
  }

  /** A line for each channel, each ended. */
  public String table() {
    StringBuilder text = new StringBuilder();
    for (var named : List.of(new Named("e-mail", mail), new Named("text messages", sms))) {
      Channel channel = named.channel();
      line(
          text,
          named.name(),
          "%,d sent, %,d received%s"
              .formatted(
                  channel.sent(),
                  channel.received(),
                  channel.repeated() == 0
                      ? ""
                      : ", %,d of them again".formatted(channel.repeated())));
    }
    line(text, "in the application", "%,d shown".formatted(inApp));
    text.append(agrees() ? "" : "  THE MESSAGES DIFFER" + System.lineSeparator());
    return text.toString();
  }

  private record Named(String name, Channel channel) {}

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-20s  %s", name, value))
        .append(System.lineSeparator());
  }
}
