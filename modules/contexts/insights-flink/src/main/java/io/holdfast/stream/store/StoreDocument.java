package io.holdfast.stream.store;

import io.holdfast.insights.StoreIndex;

/**
 * A document to write.
 *
 * @param time decides in which month it lies, in milliseconds since 1970
 * @param version a document of a lower version never replaces one of a higher; negative if it never
 *     changes
 * @param json its content
 */
public record StoreDocument(StoreIndex index, long time, String id, long version, String json) {}
