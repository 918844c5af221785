package io.holdfast.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * This server's member of the Hazelcast cluster. It joins in the background: the application starts
 * without waiting for it, and works without it. While the cluster is off, no class of Hazelcast is
 * needed.
 */
@Singleton
public final class ClusterMember implements AutoCloseable {
  /** Attribute of a member: its name. */
  static final String NAME = "holdfast.name";

  /** Attribute of a member: where it answers requests. */
  static final String URL = "holdfast.url";

  private static final System.Logger LOG = System.getLogger(ClusterMember.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final ClusterSettings settings;
  private final ServerThreads threads;
  private final List<Consumer<HazelcastInstance>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Thread joining;

  /** Set while it is used; what joins is not yet in it. */
  private volatile HazelcastInstance member;

  private volatile HazelcastInstance starting;

  @Inject
  public ClusterMember(ClusterSettings settings, ServerThreads threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /** A single server, for tests and tools. */
  public static ClusterMember none() {
    return new ClusterMember(ClusterSettings.off(), new ServerThreads(Thread::new, Runnable::run));
  }

  /** Name of this server. */
  public String name() {
    return settings.member();
  }

  /** Whether this server is configured to have others beside it. */
  public boolean isOn() {
    return settings.isOn();
  }

  /**
   * Joins the cluster, unless it is switched off.
   *
   * @param joined is given the member before {@link #instance} returns it; if it fails, joining is
   *     tried again
   */
  public synchronized void join(Consumer<HazelcastInstance> joined) {
    if (!settings.isOn()) {
      return;
    }
    listeners.add(joined);
    if (joining == null) {
      joining = threads.factory().newThread(this::joinUntilDone);
      joining.start();
    } else if (member != null) {
      joined.accept(member);
    }
  }

  private void joinUntilDone() {
    try {
      do {
        try {
          join();
          return;
        } catch (RuntimeException e) {
          // The port may be taken by a server that is about to stop: tried again after a pause.
          LOG.log(
              System.Logger.Level.WARNING, "this server is without the others: " + e.getMessage());
          leave();
        }
      } while (!closed.await(RETRY.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void join() {
    starting = Hazelcast.newHazelcastInstance(HazelcastConfiguration.of(settings));
    synchronized (this) {
      listeners.forEach(listener -> listener.accept(starting));
      member = starting;
    }
    if (closed.getCount() == 0) {
      leave();
    }
  }

  /** The member; empty while this server has not joined. */
  public Optional<HazelcastInstance> instance() {
    return Optional.ofNullable(member);
  }

  /** All servers that this one sees, itself included; itself alone while it has not joined. */
  public List<ClusterServer> servers() {
    List<ClusterServer> servers = new ArrayList<>();
    try {
      instance()
          .ifPresent(
              joined -> joined.getCluster().getMembers().forEach(one -> servers.add(server(one))));
    } catch (IllegalStateException stopping) {
      servers.clear();
    }
    if (servers.isEmpty()) {
      servers.add(
          new ClusterServer(
              settings.member(),
              settings.isOn() ? settings.address() + ":" + settings.advertisedPort() : null,
              true));
    }
    return servers;
  }

  private static ClusterServer server(Member member) {
    return new ClusterServer(
        member.getAttribute(NAME),
        member.getAddress().getHost() + ":" + member.getAddress().getPort(),
        member.localMember());
  }

  private void leave() {
    member = null;
    HazelcastInstance leaving = starting;
    if (leaving != null) {
      leaving.getLifecycleService().terminate();
    }
  }

  /** Leaves the cluster. */
  @Override
  @PreDestroy
  public void close() {
    closed.countDown();
    leave();
  }
}
