package io.holdfast.operations;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.Broker;
import io.holdfast.platform.Transactions;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** The broker's queue of dead letters. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class DeadLetters {
  /** The id of a dead letter. */
  public static final String ID = "[A-Za-z0-9-]{1,100}";

  private static final int MAX_LIMIT = 200;
  private static final String QUEUE = "holdfast.dead-letters";
  private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";
  private static final String ORIGINAL_QUEUE = "_AMQ_ORIG_QUEUE";
  private static final String ID_PREFIX = "ID:";
  private static final long RECEIVE_MILLIS = 1000;

  private final Broker broker;
  private final Transactions transactions;

  @Inject
  public DeadLetters(Broker broker, Transactions transactions) {
    this.broker = broker;
    this.transactions = transactions;
  }

  /**
   * The oldest dead letters.
   *
   * @param limit maximum number, 1 to 200
   * @throws UnavailableException if the broker cannot be reached
   */
  public List<DeadLetter> oldest(@Min(1) @Max(MAX_LIMIT) int limit) {
    try (JMSContext session = broker.connections().createContext();
        QueueBrowser browser = session.createBrowser(session.createQueue(QUEUE))) {
      List<DeadLetter> letters = new ArrayList<>();
      Enumeration<?> waiting = browser.getEnumeration();
      while (letters.size() < limit && waiting.hasMoreElements()) {
        letters.add(shown((Message) waiting.nextElement()));
      }
      return letters;
    } catch (JMSException | JMSRuntimeException e) {
      throw new UnavailableException("the broker cannot be reached", e);
    }
  }

  /**
   * Returns a dead letter to its original queue only; other consumers have processed their copy.
   *
   * @param id as shown by {@link #oldest}
   * @return false if there is no such message
   * @throws UnavailableException if the broker cannot be reached; the message stays
   */
  public boolean replay(@NotNull @Pattern(regexp = ID) String id) {
    return transactions.run(
        () -> {
          try (JMSContext session = broker.connections().createContext()) {
            return move(session, id);
          } catch (JMSException | JMSRuntimeException e) {
            throw new UnavailableException("the broker cannot be reached", e);
          }
        });
  }

  private static boolean move(JMSContext session, String id) throws JMSException {
    Queue letters = session.createQueue(QUEUE);
    String selector = "JMSMessageID = '" + ID_PREFIX + id + "'";
    Message letter = session.createConsumer(letters, selector).receive(RECEIVE_MILLIS);
    if (letter == null) {
      return false;
    }
    session.createProducer().send(originOf(session, letter), copyOf(session, letter));
    return true;
  }

  /**
   * The copy has no duplicate id, otherwise the broker would drop it; the inbox makes it
   * idempotent.
   */
  private static Message copyOf(JMSContext session, Message letter) throws JMSException {
    TextMessage copy = session.createTextMessage(textOf(letter));
    for (String name : List.of("type", "JMSXGroupID")) {
      if (letter.propertyExists(name)) {
        copy.setStringProperty(name, letter.getStringProperty(name));
      }
    }
    return copy;
  }

  /** The address is multicast; the fully qualified name reaches this queue only. */
  private static Topic originOf(JMSContext session, Message letter) throws JMSException {
    return session.createTopic(
        letter.getStringProperty(ORIGINAL_ADDRESS)
            + "::"
            + letter.getStringProperty(ORIGINAL_QUEUE));
  }

  private static DeadLetter shown(Message letter) throws JMSException {
    return new DeadLetter(
        letter.getJMSMessageID().substring(ID_PREFIX.length()),
        letter.getStringProperty("type"),
        letter.getStringProperty(ORIGINAL_ADDRESS),
        letter.getStringProperty(ORIGINAL_QUEUE),
        Instant.ofEpochMilli(letter.getJMSTimestamp()).toString(),
        textOf(letter));
  }

  private static String textOf(Message letter) throws JMSException {
    return letter instanceof TextMessage text ? text.getText() : null;
  }
}
