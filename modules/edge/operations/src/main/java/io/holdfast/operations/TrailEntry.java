package io.holdfast.operations;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person changed.
 *
 * @param actor name of the person
 * @param role the highest one that the person had
 * @param channel CONSOLE or API
 * @param operation name of the operation, as in the OpenAPI document
 * @param object path of what was changed, such as {@code products/fm-1}
 * @param outcome DONE, or UNKNOWN if the server failed meanwhile
 * @param asked the request's content, JSON; null if it had none
 * @param before JSON; null if there was nothing, or it is not known
 * @param after JSON; null if there is nothing, or what was asked for
 */
public record TrailEntry(
    UUID id,
    Instant at,
    String actor,
    String role,
    String channel,
    String operation,
    String object,
    String outcome,
    String asked,
    String before,
    String after) {}
