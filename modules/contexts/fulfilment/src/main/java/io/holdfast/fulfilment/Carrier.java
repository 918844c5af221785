package io.holdfast.fulfilment;

import java.util.List;
import java.util.UUID;

/** Port to the carrier. */
public interface Carrier {

  /**
   * Requests labels for parcels. The id of a shipment is the idempotency key of its label: however
   * often it is repeated, the carrier makes one label and returns the same tracking number.
   *
   * @param requests 1 to {@link #MOST_LABELS}
   * @return one result for each request, in their order
   * @throws io.holdfast.kernel.UnavailableException if the carrier gave no answer in time. It may
   *     have made the labels; a repetition returns them
   */
  List<LabelResult> label(List<LabelRequest> requests);

  /**
   * Cancels the label of a shipment that does not leave, if there is one. Idempotent. It must not
   * be called while a request for that label may be under way.
   *
   * @throws io.holdfast.kernel.UnavailableException if the carrier did not confirm in time
   */
  void cancelLabel(UUID shipment);

  /** Most labels of one request. */
  int MOST_LABELS = 50;
}
