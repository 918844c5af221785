package io.holdfast.web.http;

/** The bound on requests that carry many items. */
public final class BatchLimits {
  /** Items in one request. */
  public static final int MAX_ITEMS = 200;

  /** Description of the bound. */
  public static final String RULE = "must have 1 to 200 items";

  private BatchLimits() {}
}
