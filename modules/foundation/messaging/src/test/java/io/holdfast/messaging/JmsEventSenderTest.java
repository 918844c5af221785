package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.testkit.TestTransactions;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmsEventSenderTest {
  /** The connection is made without asking the broker, as a resource adapter may do. */
  @Test
  void a_broker_that_opens_no_session_is_away_and_has_refused_nothing() {
    Connection connection =
        proxy(Connection.class, "createSession", new JMSException("no session factory"));
    ConnectionFactory factory = proxy(ConnectionFactory.class, "createConnection", connection);
    Broker broker =
        new Broker() {
          @Override
          public ConnectionFactory connections() {
            return factory;
          }
        };
    JmsEventSender sender = new JmsEventSender(broker, TestTransactions.get().transactions());

    assertThatThrownBy(() -> sender.send(List.of(EventWriter.event())))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("broker unreachable: no session factory");
  }

  private static <T> T proxy(Class<T> type, String method, Object result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              if (!called.getName().equals(method)) {
                return null;
              }
              if (result instanceof JMSException failure) {
                throw failure;
              }
              return result;
            }));
  }
}
