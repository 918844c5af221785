package io.holdfast.operations;

import io.holdfast.cluster.ClusterMember;
import io.holdfast.cluster.ClusterServer;
import io.holdfast.cluster.LeaseLocks;
import io.holdfast.cluster.LeaseRow;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The servers of the cluster, and the locks that they hold in the hub. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class ClusterState {
  private final ClusterMember cluster;
  private final LeaseLocks locks;
  private final HubDatabase hub;

  @Inject
  public ClusterState(ClusterMember cluster, LeaseLocks locks, HubDatabase hub) {
    this.cluster = cluster;
    this.locks = locks;
    this.hub = hub;
  }

  /** All servers that this one sees. */
  public List<ClusterServer> servers() {
    return cluster.servers();
  }

  /** The leases that have not ended. */
  public List<LeaseRow> locks() {
    return locks.held(hub.plain());
  }
}
