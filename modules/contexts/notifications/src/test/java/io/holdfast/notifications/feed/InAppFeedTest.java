package io.holdfast.notifications.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.notifications.CustomerNotification;
import io.holdfast.notifications.NotificationListener;
import io.holdfast.notifications.ToldHub;
import io.holdfast.notifications.customer.CustomerMessages;
import io.holdfast.notifications.text.Texts;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InAppFeedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ToldHub hub = new ToldHub();
  private final InAppFeed feed =
      new InAppFeed(
          new CustomerMessages(hub.hub(), new Texts()), hub.newMessages(), hub.threads(), 3);

  @AfterEach
  void close() {
    feed.close();
    hub.close();
  }

  @Test
  void a_stream_gets_the_messages_of_its_customer_once_in_order() {
    Listening ann = open("ann", null);
    Listening ben = open("ben", null);
    for (int i = 0; i < 20; i++) {
      confirm("ann");
    }
    confirm("ben");

    Probe.until(PATIENCE, () -> ann.ids.size() == 20 && ben.ids.size() == 1);
    assertThat(ann.ids).doesNotHaveDuplicates().isEqualTo(messages("ann"));
    assertThat(ann.reloads).isEmpty();
  }

  @Test
  void a_stream_that_resumes_goes_on_after_the_last_message_and_misses_none() {
    Listening first = open("ann", null);
    for (int i = 0; i < 3; i++) {
      confirm("ann");
    }
    Probe.until(PATIENCE, () -> first.ids.size() == 3);
    first.open = false;
    confirm("ann");
    confirm("ann");

    Listening resumed = open("ann", first.ids.get(1));

    Probe.until(PATIENCE, () -> resumed.ids.size() == 3);
    assertThat(resumed.ids).isEqualTo(messages("ann").subList(2, 5));
  }

  @Test
  void a_stream_that_resumes_after_a_message_that_is_gone_is_told_to_reload() {
    Listening late = open("ann", UUID.randomUUID());
    confirm("ann");

    Probe.until(PATIENCE, () -> late.ids.size() == 1);
    assertThat(late.reloads).hasSize(1);
  }

  @Test
  void the_number_of_streams_is_limited_and_closed_ones_make_room() {
    Listening one = open("ann", null);
    open("ann", null);
    open("ann", null);
    assertThatThrownBy(() -> open("ann", null)).isInstanceOf(UnavailableException.class);

    one.open = false;
    Probe.until(PATIENCE, () -> feed.open() == 2);
    open("ann", null);
  }

  private Listening open(String customer, UUID last) {
    Listening listening = new Listening();
    feed.open(customer, last, listening);
    return listening;
  }

  private void confirm(String customer) {
    hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, customer));
  }

  private List<UUID> messages(String customer) {
    return hub
        .database()
        .texts(
            "SELECT id FROM notifications.notification WHERE recipient = '"
                + customer
                + "' ORDER BY tx, id")
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private static final class Listening implements NotificationListener {
    private final List<UUID> ids = new CopyOnWriteArrayList<>();
    private final List<String> reloads = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    @Override
    public void message(CustomerNotification message) {
      ids.add(message.id());
    }

    @Override
    public void reload() {
      reloads.add("reload");
    }

    @Override
    public void keepAlive() {
      assertThat(open).isTrue();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
