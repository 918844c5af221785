package io.holdfast.notifications.customer;

import static io.holdfast.notifications.Channel.EMAIL;
import static io.holdfast.notifications.Channel.IN_APP;
import static io.holdfast.notifications.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.notifications.AddressForms;
import io.holdfast.notifications.ToldHub;
import io.holdfast.notifications.Topic;
import io.holdfast.notifications.Unsubscription;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
  private final ToldHub hub = new ToldHub();
  private final Unsubscription unsubscription =
      new Unsubscription(ToldHub.LINKS, hub.preferences());

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void preferences_are_read_as_they_were_stored() {
    hub.customer("ann", "de", EMAIL, SMS);

    assertThat(hub.preferences().find("ann").orElseThrow().of(Topic.SHIPMENT))
        .containsExactly(EMAIL, SMS);
    assertThat(hub.preferences().find("ben")).isEmpty();
  }

  @Test
  void the_link_of_a_mail_ends_the_mails_of_its_topic_and_nothing_else() {
    hub.customer("ann", "en", EMAIL, IN_APP);
    String token = token("ann", Topic.ORDER);

    assertThat(unsubscription.end(token)).isTrue();
    assertThat(unsubscription.end(token)).isTrue();
    hub.handling().handle(ToldHub.order(OrderEvent.CONFIRMED, "ann"));

    assertThat(hub.messages()).containsExactly("ann IN_APP order-confirmed SENT");
    assertThat(hub.preferences().find("ann").orElseThrow().of(Topic.SHIPMENT))
        .containsExactly(EMAIL, IN_APP);
  }

  @Test
  void a_link_that_was_changed_or_signed_by_another_is_refused() {
    hub.customer("ann", "en", EMAIL);
    UnsubscribeLinks others = new UnsubscribeLinks("https://x", Optional.of("another secret"));
    String foreign = others.of("ann", Topic.ORDER);
    String own = token("ann", Topic.ORDER);
    String mixed = token("ben", Topic.ORDER).split("\\.")[0] + "." + own.split("\\.")[1];

    for (String token :
        new String[] {
          foreign.substring(foreign.lastIndexOf('/') + 1), mixed, "", ".", "a.b", "%"
        }) {
      assertThat(unsubscription.end(token)).as(token).isFalse();
    }
    assertThat(hub.preferences().find("ann").orElseThrow().of(Topic.ORDER)).containsExactly(EMAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.org\r\nBcc: eve@example.org",
        "ann@example.org\n",
        "Ann <ann@example.org>",
        "ann@example.org,eve@example.org",
        "ann",
        "@example.org",
        "ann@",
        "ann@-x.org",
        "ann@example..org",
        "ann @example.org"
      })
  void what_is_no_single_address_is_refused(String address) {
    assertThat(address.matches(AddressForms.EMAIL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@example.org", "a.b+c@sub.example.co.uk", "x@localhost"})
  void an_address_is_accepted(String address) {
    assertThat(address.matches(AddressForms.EMAIL)).isTrue();
  }

  private static String token(String customer, Topic topic) {
    String link = ToldHub.LINKS.of(customer, topic);
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
