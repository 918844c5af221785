package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.kernel.VersionCondition;
import io.holdfast.web.problems.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTagTest {
  @Test
  void a_tag_names_its_version() {
    assertThat(VersionTag.required("\"17\"")).isEqualTo(VersionCondition.exactly(17));
    assertThat(VersionTag.optional(" \"0\" ")).isEqualTo(VersionCondition.exactly(0));
  }

  @Test
  void a_star_matches_any_current_version() {
    assertThat(VersionTag.required(" * ")).isEqualTo(VersionCondition.ANY);
    assertThat(VersionTag.optional("*")).isEqualTo(VersionCondition.ANY);
    assertThat(VersionTag.isKnown("*", 5)).isTrue();
  }

  @Test
  void one_tag_of_a_list_suffices() {
    VersionCondition condition = VersionTag.required("\"a,b\", \"3\" ,,W/\"4\",\"5\"");

    assertThat(condition.allows(3)).isTrue();
    assertThat(condition.allows(4)).isFalse();
    assertThat(condition.allows(5)).isTrue();
    assertThat(VersionTag.isKnown("\"3\", \"5\"", 5)).isTrue();
    assertThat(VersionTag.isKnown("\"3\", \"5\"", 4)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"3\"", "\"abc\"", "\"99999999999\"", "\"03\"", "\"\"", "\"\u00e9\""})
  void weak_and_foreign_tags_match_no_version_strongly(String ifMatch) {
    assertThat(VersionTag.required(ifMatch).allows(3)).isFalse();
    assertThat(VersionTag.optional(ifMatch).allows(3)).isFalse();
  }

  @Test
  void a_weak_tag_says_that_the_version_is_known_but_a_foreign_one_does_not() {
    assertThat(VersionTag.isKnown("W/\"3\"", 3)).isTrue();
    assertThat(VersionTag.isKnown("\"03\"", 3)).isFalse();
    assertThat(VersionTag.isKnown(null, 3)).isFalse();
  }

  @Test
  void a_missing_header_is_asked_for_where_it_is_needed() {
    assertStatus(428, () -> VersionTag.required(null));
    assertStatus(428, () -> VersionTag.required(" "));
    assertThat(VersionTag.optional(null)).isEqualTo(VersionCondition.ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"17", "\"1\" \"2\"", "w/\"3\"", "*, \"3\"", "\"3", "\"3\", x", ",", "\"a b\""})
  void a_malformed_header_is_refused(String header) {
    assertStatus(400, () -> VersionTag.required(header));
    assertStatus(400, () -> VersionTag.optional(header));
    assertStatus(400, () -> VersionTag.isKnown(header, 3));
  }

  private static void assertStatus(int status, ThrowingCallable call) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.problem().type().status()).isEqualTo(status));
  }
}
