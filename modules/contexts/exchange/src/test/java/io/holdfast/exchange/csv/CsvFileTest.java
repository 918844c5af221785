package io.holdfast.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.exchange.InvalidFileException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  private static final Columns COLUMNS =
      new Columns(List.of("sku", "onHand"), List.of("name"), List.of("total"));

  private static CsvFile open(String text) {
    return CsvFile.open(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8,
        COLUMNS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sku,onHand\n1,2\n",
        "sku;onHand\r\n1;2\r\n",
        "sku\tonHand\n1\t2",
        "\ufeffsku,onHand\r1,2\r",
        "\"sku\",\"onHand\"\n\"1\",\"2\"\n",
        "sep=;\r\nsku;onHand\r\n1;2\r\n",
        " SKU , ONHAND \n1,2",
        "onHand,total,sku,\n2,9,1,\n"
      })
  void one_row_in_many_ways(String text) {
    List<CsvRow> rows = open(text).next(10);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).text("sku")).isEqualTo("1");
    assertThat(rows.get(0).whole("onHand")).isEqualTo(2);
    assertThat(rows.get(0).problem()).isNull();
  }

  @Test
  void a_row_has_the_line_where_it_begins() {
    List<CsvRow> rows = open("sep=,\nsku,onHand,name\n1,2,\"a\nb\nc\"\n\n2,2,x\r\n3,2,y").next(10);

    assertThat(rows).extracting(CsvRow::line).containsExactly(3, 7, 8);
    assertThat(rows).extracting(CsvRow::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void rows_that_were_read_before_are_passed() {
    CsvFile file = open("sku,onHand\n1,1\n\n2,2\n3,3\n4,4\n");

    file.skip(2);

    assertThat(file.next(1)).extracting(row -> row.text("sku")).containsExactly("3");
    assertThat(file.next(5)).extracting(CsvRow::number).containsExactly(4L);
    assertThat(file.next(5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "sku\n1\n",
        "sku,onHand,colour\n1,1,red\n",
        "sku,onHand,SKU\n1,1,1\n",
        "{\"a\":1}"
      })
  void a_file_without_the_header_is_refused(String text) {
    assertThatThrownBy(() -> open(text)).isInstanceOf(InvalidFileException.class);
  }

  @Test
  void text_behind_a_closed_quote_ends_the_file() {
    CsvFile file = open("sku,onHand\n\"1\"x,2\n");

    assertThatThrownBy(() -> file.next(1))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void bytes_that_are_not_of_the_character_set_end_the_file() {
    byte[] bytes = "sku,onHand\n1,2\n\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(
            () ->
                CsvFile.open(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, COLUMNS)
                    .next(5))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("UTF-8");
  }
}
