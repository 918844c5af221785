package io.holdfast.chaos.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * An answer to an order.
 *
 * @param at when, by {@link System#nanoTime()}
 * @param status of HTTP; 0 when the connection ended without an answer
 * @param text the body, or why there was no answer
 */
public record RecordedAnswer(long at, int status, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No answer. */
  public static RecordedAnswer none(String why) {
    return new RecordedAnswer(System.nanoTime(), 0, why);
  }

  /** Whether it is 201, or 202 for an order that is placed by saga. */
  public boolean isAccepted() {
    return status == 201 || status == 202;
  }

  /** Whether it is 409 {@code insufficient-stock}. */
  public boolean isRefused() {
    return status == 409 && text.contains("insufficient-stock");
  }

  /** Whether it is final; otherwise the client repeats the request. */
  public boolean isFinal() {
    return isAccepted() || isRefused();
  }

  /** Whether it is a permitted answer: final, none, or one with a retry. */
  public boolean isProper() {
    return isFinal()
        || status == 0
        || status == 503
        || status == 429
        || status == 409 && text.contains("request-in-flight");
  }

  /** The body; a missing node when it is not JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** The order's id; the empty text when it names none. */
  public String orderId() {
    return json().path("id").asText("");
  }

  /** Whether both say the same. */
  public boolean agreesWith(RecordedAnswer other) {
    return status == other.status && json().equals(other.json());
  }

  @Override
  public String toString() {
    return status == 0 ? "no answer (" + text + ")" : status + " " + text;
  }
}
