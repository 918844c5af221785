package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Validation of identifiers from callers. */
class FormsTest {
  private static final byte[] HASH = {1, 2, 3};

  @Provide
  Arbitrary<String> skus() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("._-")
        .ofMinLength(1)
        .ofMaxLength(64);
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .withChars('-')
        .ofMaxLength(29)
        .map(rest -> "a" + rest);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(255);
  }

  @Provide
  Arbitrary<String> notVisibleAscii() {
    return Arbitraries.strings()
        .withChars(' ', '\t', '\n', '\0', '\u007f', 'é', '\u00a0', '中')
        .ofMinLength(1)
        .ofMaxLength(5);
  }

  @Property
  void a_sku_is_letters_digits_dots_underscores_and_hyphens(@ForAll("skus") String text) {
    assertThat(new Sku(text)).hasToString(text);
  }

  @Property
  void anything_strange_anywhere_in_a_name_is_refused(
      @ForAll("skus") String sku, @ForAll("notVisibleAscii") String strange) {
    assertThatThrownBy(() -> new Sku(sku + strange)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sku(strange + sku)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WarehouseCode("a" + strange))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IdempotencyKey.sentBy("shop", sku + strange, HASH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void a_warehouse_code_is_a_letter_and_up_to_29_more(@ForAll("codes") String text) {
    assertThat(new WarehouseCode(text)).hasToString(text);
  }

  @Property
  void a_key_is_up_to_255_visible_characters(@ForAll("keys") String text) {
    assertThat(IdempotencyKey.sentBy("shop", text, HASH).sent()).isEqualTo(text);
  }

  @Property
  void names_are_ordered_as_their_text(@ForAll("skus") String a, @ForAll("skus") String b) {
    assertThat(Integer.signum(new Sku(a).compareTo(new Sku(b))))
        .isEqualTo(Integer.signum(a.compareTo(b)));
  }

  @Property(tries = 20)
  void what_is_too_long_is_refused(@ForAll @StringLength(min = 65, max = 300) String filler) {
    String letters = "a".repeat(filler.length());

    assertThatThrownBy(() -> new Sku(letters)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WarehouseCode(letters))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IdempotencyKey.sentBy("shop", "k".repeat(256), HASH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void empty_or_malformed_identifiers_are_refused() {
    assertThatThrownBy(() -> new Sku("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sku(null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WarehouseCode("A")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WarehouseCode("1a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IdempotencyKey.sentBy("shop", "", HASH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OrderId(null)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void two_callers_never_share_a_key(
      @ForAll String one,
      @ForAll String other,
      @ForAll("keys") String a,
      @ForAll("keys") String b) {
    Assume.that(!one.isEmpty() && !other.isEmpty() && !one.equals(other));
    IdempotencyKey key = IdempotencyKey.sentBy(one, a, HASH);

    assertThat(key.value()).isNotEqualTo(IdempotencyKey.sentBy(other, b, HASH).value());
    assertThat(key.value()).isNotEqualTo(IdempotencyKey.sentBy(other, a, HASH).value());
    assertThat(key.value()).hasSizeLessThanOrEqualTo(IdempotencyKey.MAX_LENGTH);
  }

  @Example
  void a_caller_whose_name_looks_like_another_with_a_key_is_still_another() {
    String hashed = IdempotencyKey.sentBy("é", "k", HASH).value().replace(" k", "");

    assertThat(IdempotencyKey.sentBy("a b", "c", HASH).value())
        .isNotEqualTo(IdempotencyKey.sentBy("a", "b", HASH).value());
    assertThat(IdempotencyKey.sentBy(hashed, "k", HASH).value())
        .isNotEqualTo(IdempotencyKey.sentBy("é", "k", HASH).value());
    assertThatThrownBy(() -> IdempotencyKey.sentBy("", "k", HASH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void a_key_knows_its_own_request_from_another() {
    IdempotencyKey key = new IdempotencyKey("k", HASH);

    assertThat(key.isFor(HASH.clone())).isTrue();
    assertThat(key.isFor(new byte[] {9})).isFalse();
    assertThat(key).isEqualTo(new IdempotencyKey("k", HASH.clone()));
    assertThat(key).isNotEqualTo(new IdempotencyKey("k", new byte[] {9}));
  }
}
