package io.holdfast.chaos.shop;

import io.holdfast.chaos.journal.Answer;
import io.holdfast.chaos.journal.Journal;
import io.holdfast.chaos.journal.Purchase;
import io.holdfast.stack.load.http.Call;
import io.holdfast.stack.load.http.Reply;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;

/** Sends an order under its key and writes down what comes of it. */
public final class Asking {
  private Asking() {}

  /** Sends it once. */
  public static Answer ask(Wire wire, Journal journal, Purchase purchase) {
    journal.asking(purchase);
    Answer answer = send(wire, purchase);
    journal.answered(purchase, answer);
    return answer;
  }

  private static Answer send(Wire wire, Purchase purchase) {
    try {
      Reply reply =
          wire.send(Call.post("/api/v1/orders", purchase.key(), purchase.errand().body()));
      return new Answer(System.nanoTime(), reply.status(), reply.text());
    } catch (IOException broken) {
      return Answer.none(broken.getClass().getSimpleName() + ": " + broken.getMessage());
    }
  }
}
