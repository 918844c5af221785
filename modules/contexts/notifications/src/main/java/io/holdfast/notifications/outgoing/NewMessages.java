package io.holdfast.notifications.outgoing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells senders and open streams of this server that messages were written. */
@Singleton
public final class NewMessages {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Registers who is told; it must not block. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** After a commit that wrote messages. */
  public void signal() {
    listeners.forEach(Runnable::run);
  }
}
