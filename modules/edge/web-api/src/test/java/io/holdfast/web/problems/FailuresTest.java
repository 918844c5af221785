package io.holdfast.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.BelowReservedException;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.inventory.UnknownStockItemException;
import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
  @Test
  void retryable_failures_are_503_without_database_messages() {
    for (RuntimeException failure :
        List.of(
            new UnavailableException("jdbc:postgresql://secret"),
            new ConflictException("secret"),
            new OutcomeUnknownException("secret", null))) {
      Problem problem = Failures.problemOf(failure);
      assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
      assertThat(problem.detail()).doesNotContain("secret");
    }
  }

  @Test
  void a_read_that_meets_no_database_is_503_whatever_wraps_it() {
    SQLException away = new SQLException("terminating connection", "57P01");

    Problem problem =
        Failures.problemOf(new PersistenceException(new RuntimeException("read", away)));

    assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(problem.detail()).doesNotContain("terminating");
    assertThat(typeOf(new PersistenceException(new SQLException("syntax", "42601"))))
        .isEqualTo(ProblemType.INTERNAL_ERROR);
  }

  @Test
  void business_rule_violations_have_their_own_problem_types() {
    assertThat(typeOf(new StaleVersionException("stock", VersionCondition.exactly(1), 2)))
        .isEqualTo(ProblemType.STALE_VERSION);
    assertThat(typeOf(new UnknownWarehouseException(new WarehouseCode("w"))))
        .isEqualTo(ProblemType.UNKNOWN_WAREHOUSE);
    assertThat(typeOf(new UnknownStockItemException(new Sku("s"))))
        .isEqualTo(ProblemType.UNKNOWN_STOCK_ITEM);
    assertThat(typeOf(new BelowReservedException(new Sku("s"))))
        .isEqualTo(ProblemType.BELOW_RESERVED);
    assertThat(typeOf(new TooManyUnitsException("s"))).isEqualTo(ProblemType.CONFLICT);
  }

  @Test
  void a_problem_shows_its_members_in_the_order_of_the_standard() {
    Problem problem =
        Problem.of(ProblemType.INSUFFICIENT_STOCK, "short").at("/x").with("shortages", List.of());
    assertThat(problem.toJson().keySet())
        .containsExactly("type", "title", "status", "detail", "instance", "shortages");
    assertThat(problem.toJson())
        .containsEntry("type", "urn:holdfast:problem:insufficient-stock")
        .containsEntry("status", 409);
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void every_type_is_an_error_with_a_name(ProblemType type) {
    assertThat(type.status()).isBetween(400, 599);
    assertThat(type.uri()).matches("urn:holdfast:problem:[a-z-]+");
    assertThat(type.title()).isNotBlank();
  }

  private static ProblemType typeOf(RuntimeException failure) {
    return Failures.problemOf(failure).type();
  }
}
