package io.holdfast.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.holdfast.kernel.DomainEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Events as CloudEvents 1.0 in structured JSON. */
public final class CloudEventText {
  private static final String TYPE_PREFIX = "io.holdfast.";
  private static final JsonFormat FORMAT = new JsonFormat();

  private CloudEventText() {}

  /** The event as JSON text. */
  public static String of(DomainEvent event) {
    CloudEvent envelope =
        CloudEventBuilder.v1()
            .withId(event.id().toString())
            .withSource(URI.create("/" + event.stream()))
            .withType(TYPE_PREFIX + event.type())
            .withSubject(event.aggregateId())
            .withTime(OffsetDateTime.ofInstant(madeAt(event.id()), ZoneOffset.UTC))
            .withData("application/json", event.data().getBytes(StandardCharsets.UTF_8))
            .build();
    return new String(FORMAT.serialize(envelope), StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws RuntimeException if the text is no such event
   */
  public static DomainEvent read(String text) {
    CloudEvent envelope = FORMAT.deserialize(text.getBytes(StandardCharsets.UTF_8));
    return new DomainEvent(
        UUID.fromString(envelope.getId()),
        envelope.getSource().getPath().substring(1),
        envelope.getType().substring(TYPE_PREFIX.length()),
        envelope.getSubject(),
        new String(envelope.getData().toBytes(), StandardCharsets.UTF_8));
  }

  /** The time inside a version 7 UUID. */
  private static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
