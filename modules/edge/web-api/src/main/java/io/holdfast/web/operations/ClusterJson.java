package io.holdfast.web.operations;

import io.holdfast.cluster.ClusterServer;
import io.holdfast.cluster.LeaseRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The cluster as one server sees it.
 *
 * @param members all servers, the one that was asked included
 * @param locks leases in the hub's database
 */
@Schema(name = "Cluster")
public record ClusterJson(List<MemberJson> members, List<LockJson> locks) {

  /**
   * A server.
   *
   * @param name unique in the cluster
   * @param address where it listens for the others; null for a single server
   * @param self whether it is the one that was asked
   */
  @Schema(name = "ClusterMember")
  public record MemberJson(String name, String address, boolean self) {}

  /**
   * A lock.
   *
   * @param name unique
   * @param holder name of the server that has it
   * @param until end of the lease, ISO 8601, unless it is prolonged
   */
  @Schema(name = "ClusterLock")
  public record LockJson(String name, String holder, String until) {}

  static ClusterJson of(List<ClusterServer> servers, List<LeaseRow> locks) {
    return new ClusterJson(
        servers.stream().map(s -> new MemberJson(s.name(), s.address(), s.self())).toList(),
        locks.stream().map(l -> new LockJson(l.name(), l.holder(), l.until().toString())).toList());
  }
}
