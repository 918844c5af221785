package io.holdfast.fulfilment.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.fulfilment.LabelRequest;
import io.holdfast.fulfilment.LabelResult;
import io.holdfast.kernel.UnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON of the carrier's protocol. */
final class CarrierJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  /** Longest text of the carrier that is stored, in characters. */
  private static final int MAX_TEXT = 200;

  private CarrierJson() {}

  static String of(List<LabelRequest> requests) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode parcels = body.putArray("parcels");
    for (LabelRequest request : requests) {
      parcels
          .addObject()
          .put("reference", request.shipment().toString())
          .put("from", request.from().value())
          .put("units", request.units())
          .putObject("to")
          .put("country", request.country())
          .put("postalCode", request.postalCode());
    }
    return body.toString();
  }

  /**
   * Reads the results by their references; a parcel without one has failed.
   *
   * @throws UnavailableException if the answer is none
   */
  static List<LabelResult> results(int status, String body, List<LabelRequest> requests) {
    if (status != OK) {
      throw new UnavailableException("the carrier answered " + status);
    }
    Map<String, JsonNode> byReference = new HashMap<>();
    try {
      for (JsonNode parcel : JSON.readTree(body).path("parcels")) {
        byReference.put(parcel.path("reference").asText(), parcel);
      }
    } catch (JsonProcessingException e) {
      throw new UnavailableException("the carrier's answer cannot be read", e);
    }
    List<LabelResult> results = new ArrayList<>();
    for (LabelRequest request : requests) {
      results.add(result(byReference.get(request.shipment().toString())));
    }
    return results;
  }

  private static LabelResult result(JsonNode parcel) {
    if (parcel == null) {
      return new LabelResult.Failed("the carrier answered nothing for it");
    }
    String tracking = parcel.path("trackingNumber").asText("");
    if (!tracking.isBlank() && tracking.length() <= MAX_TEXT) {
      return new LabelResult.Labelled(text(parcel, "carrier", "carrier"), tracking);
    }
    return new LabelResult.Refused(text(parcel, "refused", "the carrier gave no label"));
  }

  private static String text(JsonNode parcel, String name, String otherwise) {
    String text = parcel.path(name).asText("");
    return text.isBlank() ? otherwise : text.substring(0, Math.min(text.length(), MAX_TEXT));
  }
}
