package io.holdfast.platform.security;

/** The roles of the public contract; of the first three, a later one includes the earlier ones. */
public final class Role {
  /** Orders and reads. */
  public static final String SHOP = "shop";

  /** Also stock, shipments and receiving. */
  public static final String OPERATOR = "operator";

  /** Also warehouses, master data and operations. */
  public static final String ADMIN = "admin";

  /** A partner that signs its callbacks; no login has it, and no other role includes it. */
  public static final String PARTNER = "partner";

  private Role() {}
}
