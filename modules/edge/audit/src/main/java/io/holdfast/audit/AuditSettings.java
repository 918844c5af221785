package io.holdfast.audit;

import java.time.Duration;

/**
 * Settings of an audit.
 *
 * @param settle how old work in flight may be before it counts as stuck: unsent events, events not
 *     yet applied, orders past their expiry, transactions in doubt
 * @param pause pause before an order is re-read on which databases disagree
 * @param looks how often such an order is re-read; it is a violation if the databases never agree
 * @param samples how many violations of each invariant are described
 * @param full whether to check again what earlier audits have covered
 */
public record AuditSettings(Duration settle, Duration pause, int looks, int samples, boolean full) {

  /** 30 s to settle, four re-reads 0.5 s apart, ten samples. */
  public static final AuditSettings STANDARD =
      new AuditSettings(Duration.ofSeconds(30), Duration.ofMillis(500), 4, 10);

  /**
   * @throws IllegalArgumentException if a duration is negative or a number not positive
   */
  public AuditSettings {
    if (settle.isNegative() || pause.isNegative() || looks < 1 || samples < 1) {
      throw new IllegalArgumentException("durations are not negative, looks and samples positive");
    }
  }

  /** Settings of an incremental audit. */
  public AuditSettings(Duration settle, Duration pause, int looks, int samples) {
    this(settle, pause, looks, samples, false);
  }

  /** The same settings, for a full or an incremental audit. */
  public AuditSettings withFull(boolean everything) {
    return new AuditSettings(settle, pause, looks, samples, everything);
  }

  /** The same settings with another time to settle. */
  public AuditSettings withSettle(Duration other) {
    return new AuditSettings(other, pause, looks, samples, full);
  }
}
