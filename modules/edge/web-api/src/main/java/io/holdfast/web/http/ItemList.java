package io.holdfast.web.http;

import java.util.List;

/**
 * The body of every list.
 *
 * @param items in the list's order
 */
public record ItemList<T>(List<T> items) {}
