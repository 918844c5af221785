package io.holdfast.artemis;

import jakarta.resource.spi.ActivationSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;
import org.apache.activemq.artemis.service.extensions.xa.recovery.ActiveMQXAResourceWrapper;
import org.apache.activemq.artemis.service.extensions.xa.recovery.XARecoveryConfig;

/**
 * The Artemis adapter, able to recover message deliveries after a crash.
 *
 * <p>The inherited {@code getXAResources} covers only running activations. A server asks during
 * recovery (Jakarta Connectors 2.1, section 15.5.2), with specifications it read from its
 * transaction log and before any message-driven bean has started; the result would be empty and a
 * decided transaction would stay in doubt. Here every specification gets its own connection, opened
 * when recovery first uses it and reopened after a failure.
 */
public class RecoverableResourceAdapter extends ActiveMQResourceAdapter {
  private static final long serialVersionUID = 1L;

  private final transient Map<Broker, ActiveMQXAResourceWrapper> recoveries =
      new ConcurrentHashMap<>();

  /**
   * One resource for each specification, in order; nothing is connected yet.
   *
   * @param specs specifications of this adapter, never null
   */
  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    var resources = new XAResource[specs.length];
    for (int i = 0; i < specs.length; i++) {
      resources[i] = recoveryOf((ActiveMQActivationSpec) specs[i]);
    }
    return resources;
  }

  @Override
  public void stop() {
    recoveries.values().forEach(ActiveMQXAResourceWrapper::close);
    recoveries.clear();
    super.stop();
  }

  /** Specifications that name the same broker and user share one connection. */
  private XAResource recoveryOf(ActiveMQActivationSpec spec) {
    return recoveries.computeIfAbsent(Broker.of(spec, this), broker -> connectionTo(broker, spec));
  }

  private ActiveMQXAResourceWrapper connectionTo(Broker broker, ActiveMQActivationSpec spec) {
    var factory = createRecoveryActiveMQConnectionFactory(spec);
    return new ActiveMQXAResourceWrapper(
        XARecoveryConfig.newConfig(factory, broker.user(), broker.password(), Map.of()));
  }

  private record Broker(String connectors, String parameters, String user, String password) {
    static Broker of(ActiveMQActivationSpec spec, ActiveMQResourceAdapter adapter) {
      return new Broker(
          String.valueOf(spec.getParsedConnectorClassNames()),
          String.valueOf(spec.getParsedConnectionParameters()),
          spec.getUser() == null ? adapter.getUserName() : spec.getUser(),
          spec.getPassword() == null ? adapter.getPassword() : spec.getPassword());
    }
  }
}
