package io.holdfast.cluster;

/**
 * A server of the cluster.
 *
 * @param name unique in the cluster
 * @param address where it listens for the others; null for a single server
 * @param self whether it is the one that was asked
 */
public record ClusterServer(String name, String address, boolean self) {}
