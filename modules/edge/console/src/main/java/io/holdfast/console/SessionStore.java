package io.holdfast.console;

import java.time.Duration;
import java.util.Optional;

/** Where sessions are kept, by the hash of their id: a dump of the memory shows no valid id. */
interface SessionStore {
  /** Keeps a session that ends when it is not used for this long. */
  void put(String key, ConsoleSession session, Duration idle);

  /** The session, if it has not ended; finding it counts as use. */
  Optional<ConsoleSession> find(String key);

  /** Ends a session. */
  void remove(String key);
}
