package io.holdfast.notifications.text;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the texts of messages. Plain texts are not escaped, but no value brings a control
 * character into them: one line stays one line. In HTML every value is escaped.
 */
@Singleton
public final class Texts {
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_SHORT_TEXT = 320;
  private static final int PARTS = 3;

  private static final Mustache.Compiler PLAIN =
      Mustache.compiler().escapeHTML(false).defaultValue("").emptyStringIsFalse(true);
  private static final Template LAYOUT =
      Mustache.compiler().escapeHTML(true).defaultValue("").compile(read("layout.html"));
  private static final Map<String, String> UNSUBSCRIBE =
      Map.of("en", "No more e-mail about this", "de", "Keine E-Mails mehr zu diesem Thema");

  private final Map<String, List<Template>> templates = new ConcurrentHashMap<>();

  /**
   * The text of a message.
   *
   * @param template name of the message
   * @param language {@code en} or {@code de}
   * @param event what it is about; its id carries the time
   * @param data of the event, JSON
   * @throws IllegalArgumentException if there is no such template
   */
  public MessageText of(String template, String language, UUID event, String data) {
    EventValues values = EventValues.of(event, data, language);
    List<Template> parts = templates.computeIfAbsent(template + "." + language, Texts::compile);
    return new MessageText(
        language,
        cut(line(parts.get(0).execute(values.named())), LONGEST_SUBJECT),
        cut(line(parts.get(1).execute(values.named())), LONGEST_SHORT_TEXT),
        Arrays.stream(parts.get(2).execute(values.named()).split("\n\\s*\n"))
            .map(Texts::line)
            .filter(paragraph -> !paragraph.isEmpty())
            .toList(),
        values.lines());
  }

  /**
   * The message as an HTML page.
   *
   * @param unsubscribe address of the link at its end
   */
  public String html(MessageText text, String unsubscribe) {
    Map<String, Object> values = new HashMap<>();
    values.put("language", text.language());
    values.put("subject", text.subject());
    values.put("paragraphs", text.paragraphs());
    values.put("hasLines", !text.lines().isEmpty());
    values.put(
        "lines",
        text.lines().stream()
            .map(l -> Map.of("quantity", l.quantity(), "sku", l.sku(), "amount", l.amount()))
            .toList());
    values.put("unsubscribe", unsubscribe);
    values.put("unsubscribeLabel", UNSUBSCRIBE.get(text.language()));
    return LAYOUT.execute(values);
  }

  /** The message as plain text. */
  public String plain(MessageText text, String unsubscribe) {
    StringBuilder plain = new StringBuilder(String.join("\n\n", text.paragraphs()));
    plain.append("\n\n");
    text.lines()
        .forEach(
            line ->
                plain
                    .append("%4d × %s  %s".formatted(line.quantity(), line.sku(), line.amount()))
                    .append('\n'));
    return plain
        .append("\n-- \n")
        .append(UNSUBSCRIBE.get(text.language()))
        .append(": ")
        .append(unsubscribe)
        .append('\n')
        .toString();
  }

  private static List<Template> compile(String name) {
    String[] parts = read(name).split("(?m)^---$\n?");
    if (parts.length != PARTS) {
      throw new IllegalStateException("template " + name + " has " + parts.length + " parts");
    }
    return Arrays.stream(parts).map(PLAIN::compile).toList();
  }

  private static String read(String name) {
    try (InputStream text = Texts.class.getResourceAsStream(name + ".mustache")) {
      if (text == null) {
        throw new IllegalArgumentException("there is no template " + name);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static String cut(String text, int longest) {
    int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
    return text.substring(0, end);
  }
}
