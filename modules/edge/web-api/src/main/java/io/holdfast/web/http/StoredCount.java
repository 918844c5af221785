package io.holdfast.web.http;

/**
 * The answer to a request that stores many items.
 *
 * @param stored how many were new or changed
 */
public record StoredCount(int stored) {}
