package io.holdfast.notifications;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.EventType;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Relays;
import io.holdfast.notifications.customer.PreferenceTable;
import io.holdfast.notifications.customer.UnsubscribeLinks;
import io.holdfast.notifications.event.NotificationHandling;
import io.holdfast.notifications.outgoing.NewMessages;
import io.holdfast.notifications.stock.StockAlerts;
import io.holdfast.notifications.stock.StockMessages;
import io.holdfast.notifications.stock.Watchers;
import io.holdfast.platform.ServerThreads;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A hub with notifications on it. */
public final class ToldHub implements AutoCloseable {
  /** Signs the links of tests. */
  public static final UnsubscribeLinks LINKS =
      new UnsubscribeLinks("https://shop.example", Optional.of("a secret of tests"));

  private final TestDatabase database = TestDatabases.hub();
  private final ServerThreads threads = new ServerThreads(ToldHub::daemon, Runnable::run);
  private final NewMessages newMessages = new NewMessages();
  private final HubDatabase hub;
  private final Watchers watchers;
  private final NotificationHandling handling;
  private final PreferenceTable preferences;

  public ToldHub() {
    this(false);
  }

  public ToldHub(boolean asManyWatchersAsUnits) {
    hub =
        new HubDatabase(
            database.xa(),
            database.plain(),
            new Relays(events -> {}, threads),
            TestTransactions.get().transactions());
    watchers = new Watchers(hub, asManyWatchersAsUnits);
    handling =
        new NotificationHandling(
            hub,
            TestTransactions.get().transactions(),
            new StockMessages(new StockAlerts(2), watchers),
            newMessages,
            threads);
    preferences = new PreferenceTable(hub);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  public TestDatabase database() {
    return database;
  }

  public HubDatabase hub() {
    return hub;
  }

  public ServerThreads threads() {
    return threads;
  }

  public NewMessages newMessages() {
    return newMessages;
  }

  public NotificationHandling handling() {
    return handling;
  }

  public Watchers watchers() {
    return watchers;
  }

  public PreferenceTable preferences() {
    return preferences;
  }

  /** A customer who wants these channels for every topic, at addresses made from the id. */
  public void customer(String id, String language, Channel... channels) {
    Map<Topic, List<Channel>> wanted =
        Map.of(
            Topic.ORDER, List.of(channels),
            Topic.SHIPMENT, List.of(channels),
            Topic.STOCK, List.of(channels));
    preferences.store(id, new Preferences(id + "@example.org", "+15550100", language, wanted));
  }

  /** An event of an order of a customer. */
  public static DomainEvent order(EventType type, String customer) {
    String order = UUID.randomUUID().toString();
    String data =
        """
        {"orderId":"%s","customerId":"%s","totalMinorUnits":1234,"currency":"USD",
         "lines":[{"sku":"tea","quantity":2,"unitPriceMinorUnits":617,"allocations":[]}]}"""
            .formatted(order, customer);
    return DomainEvent.of(TimeOrderedUuid.next(), type, order, 1, data);
  }

  /** Channel and state of every message, in their order. */
  public List<String> messages() {
    return database.texts(
        "SELECT concat_ws(' ', recipient, channel, template, state) FROM notifications.notification"
            + " ORDER BY event_id, recipient, channel");
  }

  @Override
  public void close() {
    handling.close();
  }
}
