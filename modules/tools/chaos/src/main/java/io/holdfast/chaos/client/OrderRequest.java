package io.holdfast.chaos.client;

import io.holdfast.chaos.journal.OrderJournal;
import io.holdfast.chaos.journal.RecordedAnswer;
import io.holdfast.chaos.journal.RecordedOrder;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;

/** Sends an order under its key and records the answer. */
public final class OrderRequest {
  private OrderRequest() {}

  /** Sends it once. */
  public static RecordedAnswer ask(Wire wire, OrderJournal journal, RecordedOrder purchase) {
    journal.asking(purchase);
    RecordedAnswer answer = send(wire, purchase);
    journal.answered(purchase, answer);
    return answer;
  }

  private static RecordedAnswer send(Wire wire, RecordedOrder purchase) {
    try {
      ApiReply reply =
          wire.send(ApiRequest.post("/api/v1/orders", purchase.key(), purchase.planned().body()));
      return new RecordedAnswer(System.nanoTime(), reply.status(), reply.text());
    } catch (IOException broken) {
      return RecordedAnswer.none(broken.getClass().getSimpleName() + ": " + broken.getMessage());
    }
  }
}
