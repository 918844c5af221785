package io.holdfast.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What happened to a parcel, as written to the journal.
 *
 * @param postalCode where it goes; with the label only
 * @param at when, ISO 8601 in UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fact(String reference, Kind kind, String postalCode, String at) {

  /** Kinds of facts. */
  enum Kind {
    /** It has a label. */
    LABELLED,
    /** Its label was cancelled. */
    CANCELLED,
    /** Its delivery was reported and taken. */
    DELIVERED,
    /** Its loss was reported and taken. */
    LOST
  }
}
