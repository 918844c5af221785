package io.holdfast.platform.security;

/**
 * The roles of the public contract; of shop, operator and admin, a later one includes the earlier.
 */
public final class Role {
  /** A storefront that acts for all customers: orders and reads. */
  public static final String SHOP = "shop";

  /** One customer, for its own orders and messages only; no other role includes it. */
  public static final String CUSTOMER = "customer";

  /** Also stock, shipments and receiving. */
  public static final String OPERATOR = "operator";

  /** Also warehouses, master data and operations. */
  public static final String ADMIN = "admin";

  /** A partner that signs its callbacks; no login has it, and no other role includes it. */
  public static final String PARTNER = "partner";

  private Role() {}
}
