package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.web.problems.ProblemException;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class VersionTagTest {
  private static final IntSupplier NOT_ASKED =
      () -> {
        throw new AssertionError("the current version was asked for");
      };

  @Test
  void a_tag_names_its_version() {
    assertThat(VersionTag.required("\"17\"", NOT_ASKED)).isEqualTo(17);
    assertThat(VersionTag.optional(" \"0\" ")).isZero();
  }

  @Test
  void a_star_takes_whatever_is_current() {
    assertThat(VersionTag.required("*", () -> 5)).isEqualTo(5);
    assertThat(VersionTag.optional("*")).isNull();
    assertThat(VersionTag.optional(null)).isNull();
  }

  @Test
  void weak_and_foreign_tags_match_no_version() {
    assertThat(VersionTag.required("W/\"3\"", NOT_ASKED)).isNegative();
    assertThat(VersionTag.required("\"abc\"", NOT_ASKED)).isNegative();
    assertThat(VersionTag.required("\"99999999999\"", NOT_ASKED)).isNegative();
  }

  @Test
  void a_missing_header_is_asked_for_and_a_malformed_one_refused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> VersionTag.required(null, NOT_ASKED))
        .satisfies(e -> assertThat(e.problem().type().status()).isEqualTo(428));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> VersionTag.required("17", NOT_ASKED))
        .satisfies(e -> assertThat(e.problem().type().status()).isEqualTo(400));
  }
}
