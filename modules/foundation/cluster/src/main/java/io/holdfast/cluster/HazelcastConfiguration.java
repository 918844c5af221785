package io.holdfast.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;

/** Configuration of a Hazelcast member: it listens where it is told to, only. */
final class HazelcastConfiguration {
  private HazelcastConfiguration() {}

  static Config of(ClusterSettings settings) {
    Config config = new Config();
    config.setClassLoader(HazelcastConfiguration.class.getClassLoader());
    config.setClusterName(settings.name());
    config.getMemberAttributeConfig().setAttribute(ClusterMember.NAME, settings.member());
    settings
        .url()
        .ifPresent(
            url ->
                config.getMemberAttributeConfig().setAttribute(ClusterMember.URL, url.toString()));
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "jdk");
    config.setProperty("hazelcast.health.monitoring.level", "OFF");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.operation.call.timeout.millis", "2000");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "2");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "10");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "10");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(settings.port()).setPortAutoIncrement(false);
    network.setPublicAddress(settings.address() + ":" + settings.advertisedPort());
    network.getInterfaces().setEnabled(true).addInterface(settings.address());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
    return config;
  }
}
