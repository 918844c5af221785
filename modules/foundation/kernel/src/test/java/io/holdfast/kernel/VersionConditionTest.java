package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionConditionTest {
  @Test
  void any_version_will_do_if_none_is_named() {
    assertThatCode(() -> VersionCondition.ANY.require("row", 7)).doesNotThrowAnyException();
  }

  @Test
  void one_of_several_versions_suffices() {
    VersionCondition condition = VersionCondition.oneOf(Set.of(3, 5));

    assertThat(condition.allows(3)).isTrue();
    assertThat(condition.allows(5)).isTrue();
    assertThatThrownBy(() -> condition.require("row", 4))
        .isInstanceOfSatisfying(
            StaleVersionException.class, e -> assertThat(e.currentVersion()).isEqualTo(4));
  }

  @Test
  void a_condition_without_versions_allows_nothing() {
    assertThat(VersionCondition.oneOf(Set.of()).allows(0)).isFalse();
  }

  @Test
  void conditions_are_equal_if_they_allow_the_same() {
    assertThat(VersionCondition.exactly(1)).isEqualTo(VersionCondition.oneOf(Set.of(1)));
    assertThat(VersionCondition.ANY).isNotEqualTo(VersionCondition.oneOf(Set.of()));
  }
}
