package io.holdfast.exchange.stock;

import java.util.UUID;

/** How the ledger refers to an import. */
final class ImportReference {
  private ImportReference() {}

  static String of(UUID importId) {
    return "import " + importId;
  }
}
