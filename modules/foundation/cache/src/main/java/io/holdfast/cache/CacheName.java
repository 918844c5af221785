package io.holdfast.cache;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The caches; each has SKUs as keys. Changes name the cache without knowing who reads it. */
public enum CacheName {
  /** One product with its version. */
  PRODUCTS,
  /** Units offered of one SKU, by warehouse. */
  AVAILABILITY;

  /** As it is shown in the operations interface and in metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The cache of this label. */
  public static Optional<CacheName> of(String label) {
    return Arrays.stream(values()).filter(name -> name.label().equals(label)).findFirst();
  }
}
