package io.holdfast.kernel.event;

/** Events of the stream job. */
public enum InsightEvent implements EventType {
  /** Something deviates from what is expected. */
  ANOMALY_DETECTED("io.holdfast.anomaly.detected.v1");

  /** The address of all of them. */
  public static final String STREAM = "holdfast.insights";

  private final String type;

  InsightEvent(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String stream() {
    return STREAM;
  }
}
