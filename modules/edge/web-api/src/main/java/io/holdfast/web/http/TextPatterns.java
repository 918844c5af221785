package io.holdfast.web.http;

import io.holdfast.kernel.TextForms;

/**
 * Patterns of text in requests, for {@code @Pattern}. Control characters are never among them:
 * PostgreSQL stores no NUL, and logs and labels want one line.
 */
public final class TextPatterns {
  /** A stock keeping unit. */
  public static final String SKU = "[A-Za-z0-9._-]{1,64}";

  /** Description of a valid SKU. */
  public static final String SKU_RULE =
      "must be 1 to 64 letters, digits, dots, underscores or hyphens";

  /** A name or id given by a caller. */
  public static final String NAME = TextForms.NAME;

  /** Description of a valid name. */
  public static final String NAME_RULE = TextForms.NAME_RULE;

  /** A short text that may be empty, such as a postal code. */
  public static final String SHORT = TextForms.SHORT;

  /** Description of a valid short text. */
  public static final String SHORT_RULE = TextForms.SHORT_RULE;

  /** The short name of a warehouse. */
  public static final String WAREHOUSE = "[a-z][a-z0-9-]{0,29}";

  /** Description of a valid warehouse code. */
  public static final String WAREHOUSE_RULE =
      "must be a lower-case letter and up to 29 lower-case letters, digits or hyphens";

  /**
   * The code of a new warehouse: none that names a part of the system, or whose data source would
   * have the name of another's.
   */
  public static final String NEW_WAREHOUSE =
      "(?!(hub|broker|server|payment-simulator|message-simulator)$)(?!.*-(plain|reports)$)"
          + WAREHOUSE;

  /** Description of a valid code of a new warehouse. */
  public static final String NEW_WAREHOUSE_RULE =
      WAREHOUSE_RULE
          + ", not hub, broker, server, payment-simulator or message-simulator, and not end in -plain or -reports";

  private TextPatterns() {}
}
