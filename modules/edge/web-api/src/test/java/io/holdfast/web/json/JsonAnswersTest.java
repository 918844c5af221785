package io.holdfast.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonAnswersTest {
  record Level(String sku, int onHand) {}

  private static String written(Record answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonAnswers().writeTo(answer, answer.getClass(), null, null, null, null, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_record_is_written_as_an_object() throws IOException {
    assertThat(written(new Level("té", 3))).isEqualTo("{\"sku\":\"té\",\"onHand\":3}");
  }

  @Test
  void text_that_is_json_already_goes_out_as_it_is() throws IOException {
    assertThat(written(new JsonDocument("{ \"sku\": \"té\" }"))).isEqualTo("{ \"sku\": \"té\" }");
  }
}
