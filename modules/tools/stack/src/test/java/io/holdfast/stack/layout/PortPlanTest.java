package io.holdfast.stack.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.WrongArgument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortPlanTest {
  @Test
  void every_port_follows_from_the_first() {
    PortPlan ports = new PortPlan(9080);
    assertThat(ports.broker()).isEqualTo(9081);
    assertThat(ports.paymentSimulator()).isEqualTo(9082);
    assertThat(ports.supplierSimulator()).isEqualTo(9085);
    assertThat(ports.hub()).isEqualTo(9090);
    assertThat(ports.warehouse(0)).isEqualTo(9091);
    assertThat(ports.warehouse(23)).isEqualTo(9114);
  }

  @Test
  void a_port_too_high_for_the_ports_derived_from_it_is_refused() {
    assertThatThrownBy(() -> new PortPlan(65001)).isInstanceOf(WrongArgument.class);
    assertThatThrownBy(() -> new PortPlan(1023)).isInstanceOf(WrongArgument.class);
    assertThat(new PortPlan(65000).warehouse(23)).isLessThan(65536);
  }

  @Test
  void a_busy_port_is_named_together_with_its_part() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PortPlan.requireFree(other.getLocalPort(), "broker"))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("port " + other.getLocalPort() + " (broker)");
    }
  }
}
