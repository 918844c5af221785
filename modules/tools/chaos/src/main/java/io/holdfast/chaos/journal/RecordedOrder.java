package io.holdfast.chaos.journal;

import io.holdfast.chaos.catalog.PlannedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order under one key, with all answers to it. */
public final class RecordedOrder {
  private final String key;
  private final PlannedOrder planned;
  private final List<RecordedAnswer> answers = new ArrayList<>();

  /** An order not yet sent. */
  public RecordedOrder(String key, PlannedOrder planned) {
    this.key = key;
    this.planned = planned;
  }

  /** The idempotency key it is sent with. */
  public String key() {
    return key;
  }

  /** What is ordered. */
  public PlannedOrder planned() {
    return planned;
  }

  /** One more answer. */
  public synchronized void answered(RecordedAnswer answer) {
    answers.add(answer);
  }

  /** All answers in order of arrival. */
  public synchronized List<RecordedAnswer> answers() {
    return List.copyOf(answers);
  }

  /** The final answer; empty while the outcome is unknown. */
  public synchronized Optional<RecordedAnswer> outcome() {
    return answers.stream().filter(RecordedAnswer::isFinal).findFirst();
  }

  /** The answer, if it was placed. */
  public Optional<RecordedAnswer> accepted() {
    return outcome().filter(RecordedAnswer::isAccepted);
  }

  @Override
  public String toString() {
    return key + " (" + planned.kind() + ")";
  }
}
