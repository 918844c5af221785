package io.holdfast.console;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.holdfast.cluster.ClusterMember;
import io.holdfast.platform.JsonText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sessions that all servers know, with a copy in a second one. While this server is without the
 * cluster it knows its own only, and people may have to log in again.
 */
final class ClusterSessions implements SessionStore {
  private static final System.Logger LOG = System.getLogger(ClusterSessions.class.getName());
  private static final String MAP = "holdfast.console.sessions";

  private final ClusterMember member;
  private final SessionStore here;

  /**
   * @param here keeps the sessions that begin while this server is without the cluster
   */
  ClusterSessions(ClusterMember member, SessionStore here) {
    this.member = member;
    this.here = here;
  }

  private Optional<IMap<String, String>> shared() {
    return member.instance().map(ClusterSessions::map);
  }

  private static IMap<String, String> map(HazelcastInstance joined) {
    return joined.getMap(MAP);
  }

  @Override
  public void put(String key, ConsoleSession session, Duration idle) {
    try {
      Optional<IMap<String, String>> sessions = shared();
      if (sessions.isPresent()) {
        String text = JsonText.of(session);
        sessions.get().put(key, text, 0, TimeUnit.SECONDS, idle.toSeconds(), TimeUnit.SECONDS);
        return;
      }
    } catch (HazelcastException | IllegalStateException e) {
      LOG.log(System.Logger.Level.INFO, "sessions are not shared now: {0}", e.getMessage());
    }
    here.put(key, session, idle);
  }

  @Override
  public Optional<ConsoleSession> find(String key) {
    try {
      Optional<ConsoleSession> found =
          shared()
              .map(sessions -> sessions.get(key))
              .map(text -> JsonText.read(text, ConsoleSession.class));
      if (found.isPresent()) {
        return found;
      }
    } catch (HazelcastException | IllegalStateException e) {
      LOG.log(System.Logger.Level.INFO, "sessions are not shared now: {0}", e.getMessage());
    }
    return here.find(key);
  }

  @Override
  public void remove(String key) {
    here.remove(key);
    try {
      shared().ifPresent(sessions -> sessions.delete(key));
    } catch (HazelcastException | IllegalStateException e) {
      LOG.log(System.Logger.Level.INFO, "sessions are not shared now: {0}", e.getMessage());
    }
  }
}
