package io.holdfast.insights.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemandJudgeTest {
  private final DemandJudge judge = new DemandJudge(DemandSettings.STANDARD);
  private final DemandScope scope = new DemandScope();
  private final DemandScope shop = new DemandScope();
  private long bucket;

  @Test
  void the_usual_share_of_a_busy_shop_is_no_spike() {
    steady();
    assertThat(next(1000, 10_000).isSpike()).isFalse();
  }

  @Test
  void three_times_the_share_is_a_spike_and_a_tenth_is_a_drop() {
    steady();
    assertThat(next(300, 1000).isSpike()).isTrue();
    assertThat(next(10, 1000).isDrop()).isTrue();
  }

  @Test
  void an_anomaly_does_not_make_its_end_one() {
    steady();
    next(500, 1400);
    DemandJudge.Judgement after = next(100, 1000);
    assertThat(after.isDrop()).isFalse();
    assertThat(after.expected()).isBetween(90.0, 110.0);
  }

  @Test
  void nothing_is_judged_before_there_is_a_past() {
    assertThat(next(1000, 1000).isSpike()).isFalse();
    assertThat(next(0, 1000).isDrop()).isFalse();
  }

  @Test
  void a_few_units_are_no_spike() {
    steady();
    DemandScope rare = new DemandScope();
    rare.dispersion = 1.5;
    DemandJudge.Judgement judgement = judge.judge(rare, shop, bucket, 1000, 9);
    assertThat(judgement.score()).isGreaterThan(DemandSettings.STANDARD.threshold());
    assertThat(judgement.isSpike()).isFalse();
  }

  private void steady() {
    for (int i = 0; i < 60; i++) {
      next(100, 1000);
    }
  }

  private DemandJudge.Judgement next(long units, long shopUnits) {
    DemandJudge.Judgement judgement = judge.judge(scope, shop, bucket, shopUnits, units);
    judge.learnShop(shop, bucket, shopUnits);
    bucket++;
    return judgement;
  }
}
