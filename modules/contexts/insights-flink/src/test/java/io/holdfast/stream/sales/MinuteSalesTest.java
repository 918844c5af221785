package io.holdfast.stream.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stream.order.Sale;
import io.holdfast.stream.store.StoreDocument;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** Runs the process in Flink itself. */
class MinuteSalesTest {
  private static final long MINUTE = 28_000_000L * 60_000;

  @Test
  void sales_of_a_minute_are_added_up_and_a_late_cancellation_corrects_them() throws Exception {
    List<StoreDocument> documents =
        process(sale(MINUTE, 2, 500), sale(MINUTE, 1, 250), cancellation(MINUTE, 1, 250));

    assertThat(documents)
        .extracting(StoreDocument::id)
        .hasSize(3)
        .containsOnly(documents.get(0).id());
    assertThat(documents).extracting(StoreDocument::version).isSorted().doesNotHaveDuplicates();
    JsonNode last = new ObjectMapper().readTree(documents.get(2).json());
    assertThat(last.get("orders").asInt()).isEqualTo(2);
    assertThat(last.get("units").asInt()).isEqualTo(3);
    assertThat(last.get("revenue").asInt()).isEqualTo(750);
    assertThat(last.get("cancelledUnits").asInt()).isOne();
    assertThat(last.get("cancelledRevenue").asInt()).isEqualTo(250);
  }

  @Test
  void a_correction_of_a_minute_that_is_no_longer_known_does_not_replace_its_sums()
      throws Exception {
    long forgotten = MINUTE - 60_000;

    List<StoreDocument> documents = process(cancellation(forgotten, 1, 250), sale(MINUTE, 2, 500));

    assertThat(documents).extracting(StoreDocument::time).containsExactly(MINUTE);
  }

  private static Sale sale(long minute, long units, long revenue) {
    return new Sale(minute, "tea", "a", "Drinks", "USD", 1, units, revenue, 0, 0, 1);
  }

  private static Sale cancellation(long minute, long units, long revenue) {
    return new Sale(minute, "tea", "a", "Drinks", "USD", 0, 0, 0, units, revenue, 1);
  }

  private static List<StoreDocument> process(Sale... sales) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
    return environment
        .fromData(sales)
        .keyBy(Sale::key)
        .process(new MinuteSales(Duration.ofHours(1)))
        .executeAndCollect(sales.length);
  }
}
