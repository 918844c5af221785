package io.holdfast.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.holdfast.simulators.message.MessageJournal;
import io.holdfast.simulators.message.ReceivedMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast mail}. */
@Command(
    name = "mail",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the mail that the stack's mail server has accepted, newest last, or shows one.",
      "Works while the stack is stopped, too."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast mail                          the last 20 mails",
      "  holdfast mail --to ann@example.org     those to one recipient",
      "  holdfast mail --show ID                one mail as it was received",
      "  holdfast mail --sms                    text messages instead"
    })
public final class MailCommand implements Callable<Integer> {
  private static final int NOT_FOUND = 1;

  @Mixin private StackOptions options;

  @Option(names = "--to", paramLabel = "ADDRESS", description = "Only those to this recipient.")
  private String to;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many to list, at most (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int limit;

  @Option(names = "--show", paramLabel = "ID", description = "Show the mail with this Message-ID.")
  private String show;

  @Option(names = "--sms", description = "Text messages instead of mail.")
  private boolean sms;

  @Option(
      names = "--json",
      description = "For programs: count, count of each recipient, and the listed messages.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new WrongArgument("--limit must not be negative");
    }
    options.existingPlan();
    Path journal = options.data().simulators().resolve(sms ? "sms.jsonl" : "mail.jsonl");
    List<ReceivedMessage> messages =
        MessageJournal.read(journal).stream()
            .filter(message -> to == null || message.to().equals(to))
            .toList();
    if (show != null) {
      return show(messages);
    }
    List<ReceivedMessage> last =
        messages.subList(Math.max(0, messages.size() - limit), messages.size());
    if (json) {
      printJson(messages, last);
    } else {
      last.forEach(m -> System.out.printf("%s  %-30s  %s%n", m.at(), m.to(), title(m)));
      System.out.println(messages.size() + " in all");
    }
    return 0;
  }

  private static String title(ReceivedMessage message) {
    return message.subject() == null ? message.content() : message.subject();
  }

  private int show(List<ReceivedMessage> messages) {
    return messages.stream()
        .filter(message -> show.equals(message.id()))
        .findFirst()
        .map(
            message -> {
              System.out.println(message.content());
              return 0;
            })
        .orElseGet(
            () -> {
              System.err.println("holdfast: there is no message " + show);
              return NOT_FOUND;
            });
  }

  private static void printJson(List<ReceivedMessage> all, List<ReceivedMessage> last)
      throws JsonProcessingException {
    Map<String, Integer> recipients = new TreeMap<>();
    all.forEach(message -> recipients.merge(message.to(), 1, Integer::sum));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("count", all.size());
    report.put("recipients", recipients);
    report.put("items", last);
    System.out.println(
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
  }
}
