package io.holdfast.fulfilment;

/** What the carrier answered for one parcel. */
public sealed interface LabelResult {

  /** It has a label. */
  record Labelled(String carrier, String trackingNumber) implements LabelResult {}

  /** The carrier does not take it; a repetition gets the same answer. */
  record Refused(String reason) implements LabelResult {}

  /** No label now; a repetition may get one. */
  record Failed(String reason) implements LabelResult {}
}
