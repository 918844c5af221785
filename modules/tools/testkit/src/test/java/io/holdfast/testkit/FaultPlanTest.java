package io.holdfast.testkit;

import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  @Test
  void another_jvm_reads_the_plan_as_it_was_written() {
    FaultPlan plan =
        new FaultPlan()
            .failAt(COMMIT, 2, AFTER, XAException.XAER_RMFAIL)
            .delayAt(PREPARE, 1, BEFORE, Duration.ofMillis(250));
    String option = plan.asJvmOption();

    FaultPlan read = FaultPlan.parse(option.substring(option.indexOf('=') + 1));

    assertThat(read.asJvmOption()).isEqualTo(option);
    assertThatThrownBy(() -> read.strike(COMMIT, 2, AFTER))
        .isInstanceOfSatisfying(
            XAException.class, e -> assertThat(e.errorCode).isEqualTo(XAException.XAER_RMFAIL));
  }

  @Test
  void a_fault_strikes_at_its_own_call_number_and_moment_only() {
    FaultPlan plan = new FaultPlan().failAt(COMMIT, 2, AFTER, XAException.XAER_RMERR);

    assertThatCode(() -> plan.strike(COMMIT, 1, AFTER)).doesNotThrowAnyException();
    assertThatCode(() -> plan.strike(COMMIT, 2, BEFORE)).doesNotThrowAnyException();
    assertThatCode(() -> plan.strike(PREPARE, 2, AFTER)).doesNotThrowAnyException();
    assertThatThrownBy(() -> plan.strike(COMMIT, 2, AFTER)).isInstanceOf(XAException.class);
  }

  @Test
  void a_cleared_plan_counts_from_one_again_and_does_nothing() {
    FaultPlan plan = new FaultPlan().failAt(COMMIT, 1, BEFORE, XAException.XAER_RMERR);
    plan.count(COMMIT);

    plan.clear();

    assertThat(plan.count(COMMIT)).isEqualTo(1);
    assertThatCode(() -> plan.strike(COMMIT, 1, BEFORE)).doesNotThrowAnyException();
  }

  @Test
  void an_action_cannot_be_handed_to_another_jvm() {
    FaultPlan plan = new FaultPlan().runAt(COMMIT, 1, BEFORE, () -> {});

    assertThatThrownBy(plan::asJvmOption).isInstanceOf(IllegalArgumentException.class);
  }
}
