package io.holdfast.stack.life;

import io.holdfast.simulators.message.MessageJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
   * @param erased messages at the receiver of which nothing is stored any more
   * @param wrong sent and not received, or received and not sent
   */
  public record Channel(long sent, long received, long repeated, long erased, long wrong) {}

  private static final String SENT = "SENT";
  private static final String STATES =
      "SELECT id, state FROM notifications.notification WHERE channel = ?";
  private static final String COUNT =
      "SELECT count(*) FROM notifications.notification WHERE channel = ? AND state = 'SENT'";
  private static final String FAILED =
      "SELECT count(*) FROM notifications.notification WHERE channel <> 'WEBHOOK' AND state = 'FAILED'";

  /** The id of the notification, in the id of a mail or as that of a text message. */
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * Reads both.
   *
   * @param journals where the receivers keep what they got
   */
  static MessageComparison of(LifeRecords records, Path journals) throws SQLException {
    return new MessageComparison(
        channel(states(records, "EMAIL"), journals.resolve("mail.jsonl")),
        channel(states(records, "SMS"), journals.resolve("sms.jsonl")),
        records.count(COUNT, "IN_APP"),
        records.count(FAILED));
  }

  private static Map<String, String> states(LifeRecords records, String channel)
      throws SQLException {
    Map<String, String> states = new HashMap<>();
    records.list(STATES, row -> states.put(row.getString(1), row.getString(2)), channel);
    return states;
  }

  /**
   * Compares one channel.
   *
   * @param states of the notifications that are stored, by id
   */
  static Channel channel(Map<String, String> states, Path journal) {
    Set<String> received = new HashSet<>();
    try {
      long messages = MessageJournal.forEach(journal, message -> received.add(id(message.id())));
      long sent = states.values().stream().filter(SENT::equals).count();
      long missing =
          states.entrySet().stream()
              .filter(one -> one.getValue().equals(SENT) && !received.contains(one.getKey()))
              .count();
      long erased = received.stream().filter(id -> !states.containsKey(id)).count();
      long early = received.stream().filter(states::containsKey).count() - (sent - missing);
      return new Channel(
          sent, received.size(), messages - received.size(), erased, missing + early);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String id(String text) {
    Matcher id = ID.matcher(text);
    return id.find() ? id.group() : text;
  }

  /** Whether every message sent was received, and no other one that is stored. */
  public boolean agrees() {
    return failed == 0 && mail.wrong == 0 && sms.wrong == 0;
  }

  /** A line for each channel, each ended. */
  public String table() {
    StringBuilder text = new StringBuilder();
    for (var named : List.of(new Named("e-mail", mail), new Named("text messages", sms))) {
      Channel channel = named.channel();
      line(
          text,
          named.name(),
          "%,d sent, %,d received%s%s"
              .formatted(
                  channel.sent(),
                  channel.received(),
                  some(channel.repeated(), "of them again"),
                  some(channel.erased(), "of them erased here")));
    }
    line(text, "in the application", "%,d shown".formatted(inApp));
    text.append(agrees() ? "" : "  THE MESSAGES DIFFER" + System.lineSeparator());
    return text.toString();
  }

  private static String some(long count, String what) {
    return count == 0 ? "" : ", %,d %s".formatted(count, what);
  }

  private record Named(String name, Channel channel) {}

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-20s  %s", name, value))
        .append(System.lineSeparator());
  }
}
