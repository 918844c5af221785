package io.holdfast.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * Something for operators to look at.
 *
 * @param sku null if it is not about stock
 * @param warehouse null if it is not about stock
 * @param available units when it was opened; null if it is not about stock
 * @param threshold units at or below which it is opened; null if it is not about stock
 * @param detail what happened, for a person; null if the numbers say it
 * @param acknowledgedAt null while it is open
 * @param acknowledgedBy null while it is open
 * @param resolvedAt when its cause was gone; null before
 */
public record Alert(
    UUID id,
    Kind kind,
    State state,
    String sku,
    String warehouse,
    Integer available,
    Integer threshold,
    String detail,
    Instant openedAt,
    Instant acknowledgedAt,
    String acknowledgedBy,
    Instant resolvedAt) {

  /** What it is about. */
  public enum Kind {
    /** Available units fell to the threshold or below. */
    LOW_STOCK,
    /** More is reserved than may be sold: reservations reach into the safety stock. */
    SHORTFALL,
    /** Numbers that deviate from what is expected. */
    ANOMALY,
    /** A webhook was disabled. */
    WEBHOOK_DISABLED
  }

  /** Whether somebody has taken care of it. */
  public enum State {
    /** Nobody has yet. */
    OPEN,
    /** An operator has. */
    ACKNOWLEDGED
  }
}
