package io.holdfast.chaos.journal;

import io.holdfast.chaos.goods.Errand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order under one key, and everything that was ever answered to it. */
public final class Purchase {
  private final String key;
  private final Errand errand;
  private final List<Answer> answers = new ArrayList<>();

  /** An order nobody has sent yet. */
  public Purchase(String key, Errand errand) {
    this.key = key;
    this.errand = errand;
  }

  /** The idempotency key it is sent with. */
  public String key() {
    return key;
  }

  /** What is ordered. */
  public Errand errand() {
    return errand;
  }

  /** One more answer. */
  public synchronized void answered(Answer answer) {
    answers.add(answer);
  }

  /** All answers in the order they came. */
  public synchronized List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The answer that settled it; empty while its outcome is unknown. */
  public synchronized Optional<Answer> outcome() {
    return answers.stream().filter(Answer::isFinal).findFirst();
  }

  /** The answer, if it was placed. */
  public Optional<Answer> accepted() {
    return outcome().filter(Answer::isAccepted);
  }

  @Override
  public String toString() {
    return key + " (" + errand.wish() + ")";
  }
}
