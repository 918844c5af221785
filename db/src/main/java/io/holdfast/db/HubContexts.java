package io.holdfast.db;

import java.util.List;

/** The contexts that keep their tables in the hub, each in the schema of its name. */
public final class HubContexts {
  /** In the order in which they are migrated: later ones refer to earlier ones. */
  public static final List<String> IN_ORDER =
      List.of(
          "messaging",
          "inventory",
          "catalog",
          "sales",
          "orders",
          "payments",
          "fulfilment",
          "receiving",
          "exchange",
          "notifications");

  private HubContexts() {}
}
