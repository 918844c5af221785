package io.holdfast.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.StoreIndex;
import io.holdfast.platform.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkStoreTest {
  private final StoreDocument first = document("first");
  private final StoreDocument second = document("second");

  private static StoreDocument document(String id) {
    return new StoreDocument(StoreIndex.ORDERS, 0, id, 1, "{}");
  }

  @Test
  void a_document_that_is_wrong_or_not_the_newest_is_not_sent_again() {
    assertThat(rest(refusal(400, "mapper_parsing_exception"), refusal(409, "conflict"))).isEmpty();
    assertThat(rest(refusal(400, "strict_dynamic_mapping_exception"), taken())).isEmpty();
  }

  @Test
  void what_the_store_refuses_for_now_is_sent_again_whatever_status_it_has() {
    assertThat(rest(refusal(403, "cluster_block_exception"), taken())).containsExactly(first);
    assertThat(rest(taken(), refusal(400, "validation_exception"))).containsExactly(second);
    assertThat(rest(refusal(429, "rejected"), refusal(503, "unavailable")))
        .containsExactly(first, second);
  }

  private List<StoreDocument> rest(String... items) {
    String answer = "{\"errors\":true,\"items\":[" + String.join(",", items) + "]}";
    return BulkStore.rest(JsonText.read(answer, JsonNode.class), List.of(first, second));
  }

  private static String taken() {
    return "{\"index\":{\"status\":201}}";
  }

  private static String refusal(int status, String type) {
    return "{\"index\":{\"status\":%d,\"error\":{\"type\":\"%s\",\"reason\":\"r\"}}}"
        .formatted(status, type);
  }
}
