package io.holdfast.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.chaos.journal.Answer;
import io.holdfast.chaos.journal.Purchase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares every answer of a cycle with the evidence; each contradiction is a line. */
public final class Checker {
  private static final List<String> FACTS =
      List.of("id", "customerId", "lines", "total", "currency", "placedAt");

  private final Evidence evidence;
  private final List<String> lies = new ArrayList<>();

  private Checker(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Every lie.
   *
   * @param purchases of the cycle
   * @param earlier ids of orders that were placed in cycles before
   */
  public static List<String> lies(
      Collection<Purchase> purchases, Set<String> earlier, Evidence evidence) {
    Checker checker = new Checker(evidence);
    Set<String> promised = new HashSet<>(earlier);
    for (Purchase purchase : purchases) {
      checker.check(purchase);
      purchase.accepted().map(Answer::orderId).ifPresent(promised::add);
    }
    checker.nobodyElse("order", evidence.orders(), promised);
    checker.nobodyElse("reservation of order", evidence.reserved(), promised);
    earlier.stream()
        .filter(id -> !evidence.orders().contains(id))
        .forEach(id -> checker.lies.add("order " + id + " of an earlier cycle is gone"));
    return List.copyOf(checker.lies);
  }

  private void check(Purchase purchase) {
    List<Answer> answers = purchase.answers();
    answers.stream()
        .filter(answer -> !answer.isProper())
        .forEach(answer -> lie(purchase, "was answered " + answer));
    if (purchase.outcome().isEmpty()) {
      lie(purchase, "has no outcome; last: " + last(answers));
      return;
    }
    Answer outcome = purchase.outcome().get();
    answers.stream()
        .filter(answer -> answer.isFinal() && !answer.agreesWith(outcome))
        .forEach(answer -> lie(purchase, "was answered " + outcome + " and then " + answer));
    if (outcome.isAccepted()) {
      checkAccepted(purchase, outcome);
    } else {
      checkRefused(purchase, outcome);
    }
  }

  private void checkAccepted(Purchase purchase, Answer promise) {
    String id = promise.orderId();
    JsonNode shown = evidence.shown().get(id);
    if (shown == null || !evidence.orders().contains(id)) {
      lie(purchase, "was placed as order " + id + ", which does not exist");
      return;
    }
    for (String fact : FACTS) {
      if (!promise.json().path(fact).equals(shown.path(fact))) {
        lie(purchase, fact + " was " + promise.json().path(fact) + ", is " + shown.path(fact));
      }
    }
    String status = shown.path("status").asText();
    if (!status.equals(purchase.errand().ending())) {
      lie(purchase, "order " + id + " is " + status + ", not " + purchase.errand().ending());
    }
    Evidence.Key key = evidence.keys().get(purchase.key());
    if (key == null || key.status() != promise.status() || !key.order().equals(id)) {
      lie(purchase, "was placed as order " + id + ", and the key says " + key);
    }
  }

  private void checkRefused(Purchase purchase, Answer refusal) {
    Evidence.Key key = evidence.keys().get(purchase.key());
    if (key == null || key.status() != refusal.status()) {
      lie(purchase, "was refused, and the key says " + key);
    } else if (evidence.orders().contains(key.order())
        || evidence.reserved().contains(key.order())) {
      lie(purchase, "was refused and left a row of order " + key.order());
    }
    if (!purchase.errand().wish().canRunShort()) {
      lie(purchase, "was refused although there is plenty: " + refusal);
    }
  }

  private void nobodyElse(String what, Set<String> ids, Set<String> promised) {
    ids.stream()
        .filter(id -> !promised.contains(id))
        .forEach(id -> lies.add(what + " " + id + " exists and was promised to nobody"));
  }

  private void lie(Purchase purchase, String line) {
    lies.add(purchase + " " + line);
  }

  private static String last(List<Answer> answers) {
    return answers.isEmpty() ? "nothing" : answers.get(answers.size() - 1).toString();
  }
}
