package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Tracks the messages that the consumers of this server are processing, and for how long. */
@Singleton
public final class MessageConsumers {
  /** A message in progress, compared by identity. */
  private static final class Handling {
    private final long startedAt = System.nanoTime();
  }

  private static final class Activity {
    private final Set<Handling> underWay = ConcurrentHashMap.newKeySet();
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();
  }

  private final Map<String, Activity> consumers = new ConcurrentHashMap<>();

  /**
   * Handles one message in the calling thread.
   *
   * @param consumer its name; registered with its first message
   * @param work exceptions are passed on, and the message is redelivered
   */
  public void handle(String consumer, Runnable work) {
    Activity activity = consumers.computeIfAbsent(consumer, name -> new Activity());
    Handling handling = new Handling();
    activity.underWay.add(handling);
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      activity.underWay.remove(handling);
      (done ? activity.handled : activity.failed).increment();
    }
  }

  /**
   * Reads the event of a message and handles it in the calling thread.
   *
   * @param consumer its name; registered with its first message
   * @param work exceptions are passed on, and the message is redelivered
   * @throws IllegalArgumentException if the message cannot be read
   */
  public void handle(String consumer, Message message, Consumer<DomainEvent> work) {
    DomainEvent event = read(message);
    handle(consumer, () -> work.accept(event));
  }

  private static DomainEvent read(Message message) {
    try {
      return CloudEventText.read(((TextMessage) message).getText());
    } catch (JMSException e) {
      throw new IllegalArgumentException("the message cannot be read", e);
    }
  }

  /** State of each consumer, ordered by name. */
  public List<ConsumerState> states() {
    return consumers.entrySet().stream()
        .map(entry -> state(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(ConsumerState::name))
        .toList();
  }

  private static ConsumerState state(String name, Activity activity) {
    long now = System.nanoTime();
    long oldest =
        activity.underWay.stream().mapToLong(handling -> now - handling.startedAt).max().orElse(0);
    return new ConsumerState(
        name,
        activity.underWay.size(),
        Duration.ofNanos(Math.max(0, oldest)),
        activity.handled.sum(),
        activity.failed.sum());
  }
}
