package io.holdfast.stream.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stream.feed.FeedEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StockEventsTest {
  private static final String LEVEL =
      """
      {"sku":"tea","onHand":%d,"reserved":%d,"safetyStock":0,"incoming":0,"available":0,"version":%d}""";

  @Test
  void a_shipment_leaves_the_shelf_and_the_reservation() {
    StockEvents read =
        read(
            "shipped",
            "\"reservations\":[{\"orderId\":\"o1\",\"sku\":\"tea\",\"quantity\":2},"
                + "{\"orderId\":\"o2\",\"sku\":\"tea\",\"quantity\":1}],\"levels\":["
                + LEVEL.formatted(7, 0, 4)
                + "]");

    assertThat(read.movements()).extracting(Movement::kind).containsExactly("SHIP", "SHIP");
    StockChange change = read.changes().get(0);
    assertThat(change.onHandDelta()).isEqualTo(-3);
    assertThat(change.reservedDelta()).isEqualTo(-3);
    assertThat(change.demand()).isZero();
    assertThat(change.version()).isEqualTo(4);
  }

  @Test
  void a_return_counts_in_what_is_scrapped_and_out_again() {
    StockEvents read =
        read(
            "returned",
            "\"returnId\":\"r1\",\"items\":[{\"sku\":\"tea\",\"restocked\":1,\"scrapped\":2}],"
                + "\"levels\":["
                + LEVEL.formatted(8, 0, 5)
                + "]");

    assertThat(read.movements()).extracting(Movement::kind).containsExactly("RETURN", "SCRAP");
    assertThat(read.changes().get(0).onHandDelta()).isEqualTo(1);
  }

  @Test
  void two_units_of_one_order_are_two_movements_with_ids_of_their_own() {
    StockEvents read =
        read(
            "reserved",
            "\"reservations\":[{\"orderId\":\"o1\",\"sku\":\"tea\",\"quantity\":2},"
                + "{\"orderId\":\"o2\",\"sku\":\"tea\",\"quantity\":1}],\"levels\":["
                + LEVEL.formatted(10, 3, 3)
                + "]");

    assertThat(read.movements().stream().map(m -> m.document().id())).doesNotHaveDuplicates();
    assertThat(read.changes().get(0).demand()).isEqualTo(3);
  }

  private static StockEvents read(String name, String data) {
    return StockEvents.of(
        new FeedEvent(
            "io.holdfast.stock." + name + ".v1",
            "seattle",
            1_000,
            "{\"id\":\"%s\",\"data\":{\"warehouse\":\"seattle\",%s}}"
                .formatted(UUID.randomUUID(), data)));
  }
}
