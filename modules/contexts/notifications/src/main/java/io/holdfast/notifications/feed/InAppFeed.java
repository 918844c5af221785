package io.holdfast.notifications.feed;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.notifications.NotificationListener;
import io.holdfast.notifications.customer.CustomerMessages;
import io.holdfast.notifications.customer.CustomerMessages.InApp;
import io.holdfast.notifications.customer.CustomerMessages.Position;
import io.holdfast.notifications.outgoing.NewMessages;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Passes messages in the application to open streams. One thread reads new rows for all of them, a
 * moment after this server wrote some and every second, since other servers write too.
 */
@Singleton
public final class InAppFeed {
  private static final System.Logger LOG = System.getLogger(InAppFeed.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration GATHER = Duration.ofMillis(100);
  private static final int ROUNDS_OF_SILENCE = 10;
  private static final int AT_ONCE = 500;

  private final CustomerMessages messages;
  private final int most;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;

  /** One open stream. Its position is written by its opener, then by the feed's thread alone. */
  private static final class Stream {
    private final String customer;
    private final NotificationListener listener;
    private Position position;
    private int silence;

    Stream(String customer, NotificationListener listener, Position position) {
      this.customer = customer;
      this.listener = listener;
      this.position = position;
    }

    void pass(InApp message) {
      if (message.customer().equals(customer) && message.position().compareTo(position) > 0) {
        listener.message(message.message());
        position = message.position();
        silence = 0;
      }
    }

    void rest(Position seen) {
      position = seen.compareTo(position) > 0 ? seen : position;
      if (++silence >= ROUNDS_OF_SILENCE) {
        listener.keepAlive();
        silence = 0;
      }
    }
  }

  /**
   * @param most streams that may be open at once
   */
  @Inject
  public InAppFeed(
      CustomerMessages messages,
      NewMessages newMessages,
      ServerThreads threads,
      @ConfigProperty(name = "holdfast.notifications.streams", defaultValue = "1000") int most) {
    this.messages = messages;
    this.most = most;
    newMessages.listen(wake::release);
    threads.factory().newThread(this::run).start();
  }

  /**
   * Opens a stream.
   *
   * @param last the message that the customer has seen last; null to begin with the next one
   * @throws UnavailableException if too many streams are open
   */
  public void open(String customer, UUID last, NotificationListener listener) {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      throw new UnavailableException("too many streams are open");
    }
    try {
      Optional<Position> found =
          last == null ? Optional.empty() : messages.position(customer, last);
      if (last != null && found.isEmpty()) {
        listener.reload();
      }
      streams.add(new Stream(customer, listener, found.orElseGet(messages::end)));
    } catch (RuntimeException e) {
      open.decrementAndGet();
      throw e;
    }
    wake.release();
  }

  /** How many streams are open. */
  public int open() {
    return open.get();
  }

  private void run() {
    try {
      while (!stopped) {
        if (wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          TimeUnit.MILLISECONDS.sleep(GATHER.toMillis());
          wake.drainPermits();
        }
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.forEach(stream -> stream.listener.close());
    }
  }

  private void round() {
    streams.removeIf(this::isClosed);
    if (streams.isEmpty()) {
      return;
    }
    try {
      boolean more;
      do {
        more = pass();
      } while (more && !stopped);
    } catch (RuntimeException e) {
      // Repeated after the pause: positions have advanced only over what was passed on.
      LOG.log(System.Logger.Level.INFO, "streams wait for the hub: {0}", e.getMessage());
    }
  }

  private boolean isClosed(Stream stream) {
    if (stream.listener.isOpen()) {
      return false;
    }
    open.decrementAndGet();
    return true;
  }

  /** Passes on some rows; true if there may be more. */
  private boolean pass() {
    List<Stream> all = List.copyOf(streams);
    Position from =
        all.stream().map(stream -> stream.position).min(Comparator.naturalOrder()).orElseThrow();
    Position seen = messages.end();
    List<InApp> rows =
        messages.after(
            from, all.stream().map(stream -> stream.customer).collect(Collectors.toSet()), AT_ONCE);
    for (InApp row : rows) {
      all.forEach(stream -> stream.pass(row));
    }
    boolean more = rows.size() == AT_ONCE;
    Position reached = more ? rows.get(rows.size() - 1).position() : seen;
    all.forEach(stream -> stream.rest(reached));
    return more;
  }

  /** Ends all streams. */
  @PreDestroy
  public void close() {
    stopped = true;
    wake.release();
  }
}
