package io.holdfast.web.http;

import java.util.List;

/**
 * The body of every list.
 *
 * @param items in the list's order
 */
public record Items<T>(List<T> items) {}
