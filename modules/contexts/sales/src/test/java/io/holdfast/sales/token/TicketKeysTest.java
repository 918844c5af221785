package io.holdfast.sales.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TicketKeysTest {
  private static final byte[] OLD = secret(1);
  private static final byte[] NEW = secret(2);
  private final TicketKeys keys =
      new TicketKeys(new TreeMap<>(Map.of(1, OLD, 2, NEW)), Instant.EPOCH);

  private static byte[] secret(int fill) {
    byte[] secret = new byte[32];
    secret[0] = (byte) fill;
    return secret;
  }

  @Property
  void a_ticket_says_what_was_signed(
      @ForAll String customer, @ForAll @LongRange(min = 0, max = 1L << 40) long place) {
    String text = keys.sign("sale", customer, place, 2);

    assertThat(text).hasSize(TicketKeys.LENGTH).matches("[A-Za-z0-9_-]+");
    TicketContent content = keys.read("sale", text).orElseThrow();
    assertThat(content.place()).isEqualTo(place);
    assertThat(content.isOf(customer)).isTrue();
    assertThat(content.isOf(customer + "x")).isFalse();
    assertThat(keys.sign("sale", customer, place, 2)).isEqualTo(text);
  }

  @Property(tries = 300)
  void a_ticket_changed_anywhere_is_none(
      @ForAll @IntRange(max = 50) int at, @ForAll @IntRange(max = 63) int letter) {
    String text = keys.sign("sale", "c1", 17, 1);
    char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(letter);
    String changed = text.substring(0, at) + other + text.substring(at + 1);

    assertThat(keys.read("sale", changed).isPresent()).isEqualTo(changed.equals(text));
  }

  @Property
  void any_text_is_read_without_a_failure(@ForAll String text) {
    assertThat(keys.read("sale", text)).isEmpty();
    assertThat(TicketKeys.keyOf(text)).isZero();
  }

  @Example
  void a_ticket_of_another_sale_or_of_a_key_that_is_gone_is_none() {
    String text = keys.sign("sale", "c1", 17, 1);

    assertThat(keys.read("other", text)).isEmpty();
    assertThat(TicketKeys.keyOf(text)).isEqualTo(1);
    assertThat(new TicketKeys(new TreeMap<>(Map.of(2, NEW)), Instant.EPOCH).read("sale", text))
        .isEmpty();
  }
}
