package io.holdfast.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.EventType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Events as CloudEvents 1.0 in structured JSON. */
public final class CloudEventText {
  /** The extension attribute that carries the version of the aggregate. */
  static final String VERSION = "aggregateversion";

  private static final String SCHEMAS = "https://holdfast.io/schemas/";
  private static final JsonFormat FORMAT = new JsonFormat();

  private CloudEventText() {}

  /** The event as JSON text. */
  public static String of(DomainEvent event) {
    CloudEventBuilder envelope =
        CloudEventBuilder.v1()
            .withId(event.id().toString())
            .withSource(URI.create("/" + event.stream()))
            .withType(event.type())
            .withSubject(event.aggregateId())
            .withTime(OffsetDateTime.ofInstant(madeAt(event.id()), ZoneOffset.UTC))
            .withData("application/json", event.data().getBytes(StandardCharsets.UTF_8));
    if (event.type().startsWith(EventType.PREFIX)) {
      envelope.withDataSchema(schema(event.type()));
    }
    if (event.version() != null) {
      envelope.withExtension(VERSION, event.version());
    }
    return new String(FORMAT.serialize(envelope.build()), StandardCharsets.UTF_8);
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
        envelope.getType(),
        envelope.getSubject(),
        envelope.getExtension(VERSION) instanceof Number version ? version.intValue() : null,
        new String(envelope.getData().toBytes(), StandardCharsets.UTF_8));
  }

  /**
   * Where the schema of the data is found: {@code https://holdfast.io/schemas/order.placed.v1.json}
   * for {@code io.holdfast.order.placed.v1}.
   *
   * @param type begins with {@link EventType#PREFIX}
   */
  public static URI schema(String type) {
    return URI.create(SCHEMAS + type.substring(EventType.PREFIX.length()) + ".json");
  }

  /** The time inside a version 7 UUID. */
  private static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
