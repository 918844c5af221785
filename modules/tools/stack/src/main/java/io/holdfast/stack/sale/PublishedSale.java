package io.holdfast.stack.sale;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a server publishes of a sale.
 *
 * @param seed null before the draw
 * @param drawn how many places were drawn; null before the draw
 */
record PublishedSale(
    String id, String state, String commitment, String seed, Long drawn, long waiting) {

  static PublishedSale of(JsonNode json) {
    return new PublishedSale(
        json.path("id").asText(),
        json.path("state").asText(),
        json.path("drawCommitment").asText(),
        json.hasNonNull("drawSeed") ? json.get("drawSeed").asText() : null,
        json.hasNonNull("drawPlaces") ? json.get("drawPlaces").asLong() : null,
        json.path("waiting").asLong());
  }

  /**
   * A place of the sale.
   *
   * @param position from 1; 0 before the draw
   * @param admittedAt null if it was not admitted
   * @param usedAt null if it did not buy
   */
  record Place(long place, long position, String ticketHash, Instant admittedAt, Instant usedAt) {
    static Place of(JsonNode json) {
      return new Place(
          json.path("place").asLong(),
          json.path("position").asLong(),
          json.path("ticketHash").asText(),
          time(json.path("admittedAt")),
          time(json.path("usedAt")));
    }

    private static Instant time(JsonNode at) {
      return at.isTextual() ? Instant.parse(at.asText()) : null;
    }
  }
}
