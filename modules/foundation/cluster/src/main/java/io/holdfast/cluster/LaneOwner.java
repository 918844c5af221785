package io.holdfast.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * The server whose lanes place orders: the one that has been in the cluster longest, so that it
 * changes only when that one leaves. Two servers that both believe to be it are correct, and
 * slower.
 */
@Singleton
public final class LaneOwner {
  /** Null: this server. */
  private volatile URI owner;

  @Inject
  public LaneOwner(ClusterMember member) {
    if (member.isOn()) {
      member.join(this::joined);
    }
  }

  private void joined(HazelcastInstance joined) {
    joined
        .getCluster()
        .addMembershipListener(
            new MembershipAdapter() {
              @Override
              public void memberAdded(MembershipEvent event) {
                look(event.getMembers().iterator().next());
              }

              @Override
              public void memberRemoved(MembershipEvent event) {
                look(event.getMembers().iterator().next());
              }
            });
    look(joined.getCluster().getMembers().iterator().next());
  }

  private void look(Member oldest) {
    String url = oldest.localMember() ? null : oldest.getAttribute(ClusterMember.URL);
    owner = url == null ? null : URI.create(url);
  }

  /** Where the other server that places orders answers; empty if it is this one. */
  public Optional<URI> other() {
    return Optional.ofNullable(owner);
  }
}
