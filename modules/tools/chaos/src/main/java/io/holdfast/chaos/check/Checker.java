package io.holdfast.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.chaos.journal.RecordedAnswer;
import io.holdfast.chaos.journal.RecordedOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares every answer of a cycle with the evidence; each contradiction is reported as one line.
 */
public final class Checker {
  private static final List<String> FACTS =
      List.of("id", "customerId", "lines", "total", "currency", "placedAt");

  private final Evidence evidence;
  private final List<String> violations = new ArrayList<>();

  private Checker(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Every contradiction.
   *
   * @param purchases of the cycle
   * @param earlier ids of orders that were placed in cycles before
   */
  public static List<String> violations(
      Collection<RecordedOrder> purchases, Set<String> earlier, Evidence evidence) {
    Checker checker = new Checker(evidence);
    Set<String> accepted = new HashSet<>(earlier);
    for (RecordedOrder purchase : purchases) {
      checker.check(purchase);
      purchase.accepted().map(RecordedAnswer::orderId).ifPresent(accepted::add);
    }
    checker.nobodyElse("order", evidence.orders(), accepted);
    checker.nobodyElse("reservation of order", evidence.reserved(), accepted);
    earlier.stream()
        .filter(id -> !evidence.orders().contains(id))
        .forEach(id -> checker.violations.add("order " + id + " of an earlier cycle is gone"));
    return List.copyOf(checker.violations);
  }

  private void check(RecordedOrder purchase) {
    List<RecordedAnswer> answers = purchase.answers();
    answers.stream()
        .filter(answer -> !answer.isProper())
        .forEach(answer -> violation(purchase, "was answered " + answer));
    if (purchase.outcome().isEmpty()) {
      violation(purchase, "has no outcome; last: " + last(answers));
      return;
    }
    RecordedAnswer outcome = purchase.outcome().get();
    answers.stream()
        .filter(answer -> answer.isFinal() && !answer.agreesWith(outcome))
        .forEach(answer -> violation(purchase, "was answered " + outcome + " and then " + answer));
    if (outcome.isAccepted()) {
      checkAccepted(purchase, outcome);
    } else {
      checkRefused(purchase, outcome);
    }
  }

  private void checkAccepted(RecordedOrder purchase, RecordedAnswer accepted) {
    String id = accepted.orderId();
    JsonNode shown = evidence.shown().get(id);
    if (shown == null || !evidence.orders().contains(id)) {
      violation(purchase, "was placed as order " + id + ", which does not exist");
      return;
    }
    for (String fact : FACTS) {
      JsonNode was = lasting(accepted.json().path(fact));
      JsonNode is = lasting(shown.path(fact));
      if (!was.equals(is)) {
        violation(purchase, fact + " was " + was + ", is " + is);
      }
    }
    String status = shown.path("status").asText();
    if (!purchase.planned().mayBe(status)) {
      violation(purchase, "order " + id + " is " + status + ", not " + purchase.planned().ending());
    }
    Evidence.Key key = evidence.keys().get(purchase.key());
    if (key == null || key.status() != accepted.status() || !key.order().equals(id)) {
      violation(purchase, "was placed as order " + id + ", and the key says " + key);
    }
  }

  private void checkRefused(RecordedOrder purchase, RecordedAnswer refusal) {
    Evidence.Key key = evidence.keys().get(purchase.key());
    if (key == null || key.status() != refusal.status()) {
      violation(purchase, "was refused, and the key says " + key);
    } else if (evidence.orders().contains(key.order())
        || evidence.reserved().contains(key.order())) {
      violation(purchase, "was refused and left a row of order " + key.order());
    }
    if (!purchase.planned().kind().canRunShort()) {
      violation(purchase, "was refused although there is plenty: " + refusal);
    }
  }

  private void nobodyElse(String what, Set<String> ids, Set<String> accepted) {
    ids.stream()
        .filter(id -> !accepted.contains(id))
        .forEach(id -> violations.add(what + " " + id + " exists without an accepted request"));
  }

  /** Without the units that were cancelled after the answer. */
  private static JsonNode lasting(JsonNode fact) {
    JsonNode copy = fact.deepCopy();
    copy.forEach(
        line -> {
          if (line instanceof ObjectNode fields) {
            fields.remove("cancelled");
          }
        });
    return copy;
  }

  private void violation(RecordedOrder purchase, String line) {
    violations.add(purchase + " " + line);
  }

  private static String last(List<RecordedAnswer> answers) {
    return answers.isEmpty() ? "nothing" : answers.get(answers.size() - 1).toString();
  }
}
