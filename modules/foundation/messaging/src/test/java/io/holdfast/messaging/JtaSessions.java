package io.holdfast.messaging;

import io.holdfast.testkit.TestTransactions;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.XAConnection;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XASession;
import jakarta.transaction.Synchronization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.transaction.xa.XAResource;

/**
 * Does what a resource adapter does for a connection factory: its sessions join the running JTA
 * transaction, and what was opened in it is closed when it has ended.
 */
final class JtaSessions {
  private JtaSessions() {}

  private interface Call {
    Object to(Method method, Object[] arguments) throws Exception;
  }

  private interface Closing {
    void close() throws JMSException;
  }

  static ConnectionFactory of(XAConnectionFactory broker) {
    return proxy(
        ConnectionFactory.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "createContext" -> context(broker.createXAContext());
              case "createConnection" -> connection(broker.createXAConnection());
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static JMSContext context(XAJMSContext session) throws Exception {
    enlist(session.getXAResource(), session::close);
    return proxy(
        JMSContext.class,
        (method, arguments) -> isClose(method) ? null : method.invoke(session, arguments));
  }

  private static Connection connection(XAConnection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("createSession")) {
            return session(connection);
          }
          return isClose(method) ? null : method.invoke(connection, arguments);
        });
  }

  private static Session session(XAConnection connection) throws Exception {
    XASession session = connection.createXASession();
    enlist(session.getXAResource(), connection::close);
    return session.getSession();
  }

  private static boolean isClose(Method method) {
    return method.getName().equals("close");
  }

  private static void enlist(XAResource resource, Closing closing) throws Exception {
    TestTransactions jta = TestTransactions.get();
    jta.manager().getTransaction().enlistResource(resource);
    jta.registry()
        .registerInterposedSynchronization(
            new Synchronization() {
              @Override
              public void beforeCompletion() {}

              @Override
              public void afterCompletion(int status) {
                try {
                  closing.close();
                } catch (JMSException e) {
                  throw new IllegalStateException(e.getMessage(), e);
                }
              }
            });
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return call.to(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
