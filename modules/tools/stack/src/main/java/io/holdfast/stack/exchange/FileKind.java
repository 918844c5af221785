package io.holdfast.stack.exchange;

import java.util.Locale;

/** What a file has in its rows. */
enum FileKind {
  PRODUCTS,
  STOCK;

  /** The last part of the address. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
