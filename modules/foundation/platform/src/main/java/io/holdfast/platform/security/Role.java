package io.holdfast.platform.security;

/** The roles of the public contract; a later role includes the earlier ones. */
public final class Role {
  /** Orders and reads. */
  public static final String SHOP = "shop";

  /** Also stock, shipments and receiving. */
  public static final String OPERATOR = "operator";

  /** Also warehouses, master data and operations. */
  public static final String ADMIN = "admin";

  private Role() {}
}
