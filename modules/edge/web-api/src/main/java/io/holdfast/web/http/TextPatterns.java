package io.holdfast.web.http;

import io.holdfast.kernel.TextForms;

/**
 * Forms of text that requests may carry, for {@code @Pattern}. Control characters are never among
 * them: PostgreSQL stores no NUL, and logs and labels want one line.
 */
public final class TextPatterns {
  /** A stock keeping unit. */
  public static final String SKU = "[A-Za-z0-9._-]{1,64}";

  /** What a SKU is. */
  public static final String SKU_RULE =
      "must be 1 to 64 letters, digits, dots, underscores or hyphens";

  /** A name or an identity given by others. */
  public static final String NAME = TextForms.NAME;

  /** What a name is. */
  public static final String NAME_RULE = TextForms.NAME_RULE;

  /** Something short that may be empty, such as a postal code. */
  public static final String SHORT = TextForms.SHORT;

  /** What a short text is. */
  public static final String SHORT_RULE = TextForms.SHORT_RULE;

  /** The short name of a warehouse. */
  public static final String WAREHOUSE = "[a-z][a-z0-9-]{0,29}";

  /** What a warehouse code is. */
  public static final String WAREHOUSE_RULE =
      "must be a lower-case letter and up to 29 lower-case letters, digits or hyphens";

  /**
   * The code of a new warehouse: none that names a part of the system, or whose data source would
   * have the name of another's.
   */
  public static final String NEW_WAREHOUSE =
      "(?!(hub|broker|server|payment-simulator)$)(?!.*-(plain|reports)$)" + WAREHOUSE;

  /** What the code of a new warehouse is. */
  public static final String NEW_WAREHOUSE_RULE =
      WAREHOUSE_RULE
          + ", not hub, broker, server or payment-simulator, and not end in -plain or -reports";

  private TextPatterns() {}
}
