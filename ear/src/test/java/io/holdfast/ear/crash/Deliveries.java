package io.holdfast.ear.crash;

import jakarta.annotation.Resource;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes a message, writes a row and sends a message, in one transaction of the container: three
 * branches, of which the first is the delivery itself.
 */
@MessageDriven(name = "Deliveries")
public class Deliveries implements MessageListener {
  static final String INCOMING = "holdfast.tests.incoming";
  static final String OUTGOING = "holdfast.tests.outgoing";

  @Resource(lookup = "jdbc/hub")
  private DataSource hub;

  @Resource(lookup = "jms/connectionFactory")
  private ConnectionFactory broker;

  @Override
  public void onMessage(Message message) {
    try (Connection connection = hub.getConnection();
        JMSContext session = broker.createContext();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO messaging.inbox (consumer, event_id) VALUES ('crash', ?)")) {
      String id = message.getBody(String.class);
      insert.setObject(1, UUID.fromString(id));
      insert.executeUpdate();
      session.createProducer().send(session.createQueue(OUTGOING), id);
    } catch (SQLException | JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
