package io.holdfast.notifications.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OfferedEventsTest {
  private static final Path BROKER =
      Path.of("../../tools/stack/src/main/resources/io/holdfast/stack/broker/broker.xml");
  private static final Pattern QUEUE =
      Pattern.compile(
          "<queue name=\"holdfast\\.notifications\\.[a-z]+\">\\s*<filter string=\"([^\"]+)\"/>");
  private static final Pattern TYPE = Pattern.compile("'([^']+)'");

  @Test
  void exactly_the_events_that_the_queues_let_pass_are_offered() throws IOException {
    TreeSet<String> passing =
        QUEUE
            .matcher(Files.readString(BROKER))
            .results()
            .flatMap(queue -> TYPE.matcher(queue.group(1)).results())
            .map(type -> type.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(OfferedEvents.TYPES)
        .extracting(EventType::type)
        .containsExactlyInAnyOrderElementsOf(passing);
  }

  @Test
  void names_groups_and_everything_can_be_wanted_and_nothing_that_does_not_exist() {
    for (String pattern : new String[] {"*", "order.*", "order.confirmed", "stock.low"}) {
      assertThat(OfferedEvents.isOffered(pattern)).as(pattern).isTrue();
    }
    for (String pattern :
        new String[] {"order", "order.", "orders.*", "stock.reserved", "", ".*"}) {
      assertThat(OfferedEvents.isOffered(pattern)).as(pattern).isFalse();
    }
  }
}
