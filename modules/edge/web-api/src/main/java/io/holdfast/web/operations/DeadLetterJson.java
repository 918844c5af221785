package io.holdfast.web.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.operations.DeadLetter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message that its consumer failed to process.
 *
 * @param id id of the dead letter
 * @param type the event's type, left out if it has none
 * @param address where it was published
 * @param queue the consumer's queue it was taken from
 * @param at when it was sent, ISO 8601 in UTC
 * @param body its text, left out if it has none
 */
@Schema(name = "DeadLetter")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterJson(
    String id, String type, String address, String queue, String at, String body) {

  static DeadLetterJson of(DeadLetter letter) {
    return new DeadLetterJson(
        letter.id(), letter.type(), letter.address(), letter.queue(), letter.at(), letter.body());
  }
}
