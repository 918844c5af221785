package io.holdfast.stream.store;

import java.io.Serializable;

/**
 * Where documents go.
 *
 * @param url of the search store
 * @param generation of its indices
 */
public record StoreTarget(String url, int generation) implements Serializable {
  private static final long serialVersionUID = 1L;
}
