package io.holdfast.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.ActivationSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoverableResourceAdapterTest {
  private final RecoverableResourceAdapter adapter = new RecoverableResourceAdapter();

  @BeforeEach
  void points_at_a_broker_that_is_down() throws IOException {
    adapter.setConnectorClassName(NettyConnectorFactory.class.getName());
    adapter.setConnectionParameters("host=127.0.0.1;port=" + closedPort());
    adapter.setUserName("holdfast");
    adapter.setPassword("secret");
  }

  @AfterEach
  void stops() {
    adapter.stop();
  }

  @Test
  void a_specification_without_a_running_bean_still_has_its_resource() {
    assertThat(resourcesFor(specification())).hasSize(1).doesNotContainNull();
  }

  @Test
  void specifications_of_one_broker_and_user_share_a_connection() {
    XAResource[] resources = resourcesFor(specification(), specification());

    assertThat(resources[0]).isSameAs(resources[1]);
  }

  @Test
  void another_user_has_a_connection_of_its_own() {
    ActiveMQActivationSpec other = specification();
    other.setUser("somebody");

    XAResource[] resources = resourcesFor(specification(), other);

    assertThat(resources[0]).isNotSameAs(resources[1]);
  }

  @Test
  void a_broker_that_is_down_is_a_failure_to_try_again_later() {
    XAResource resource = resourcesFor(specification())[0];

    assertThatThrownBy(() -> resource.recover(XAResource.TMSTARTRSCAN))
        .isInstanceOfSatisfying(
            XAException.class,
            failure -> assertThat(failure.errorCode).isEqualTo(XAException.XAER_RMFAIL));
  }

  private XAResource[] resourcesFor(ActivationSpec... specifications) {
    return adapter.getXAResources(specifications);
  }

  private static ActiveMQActivationSpec specification() {
    return new ActiveMQActivationSpec();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
