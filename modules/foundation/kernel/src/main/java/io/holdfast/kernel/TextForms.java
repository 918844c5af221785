package io.holdfast.kernel;

/**
 * Forms of text that are stored as they are given. Control characters are never among them:
 * PostgreSQL stores no NUL, and logs and labels want one line.
 */
public final class TextForms {
  /** A name or an identity given by others. */
  public static final String NAME = "[^\\p{Cntrl}]{1,200}";

  /** What a name is. */
  public static final String NAME_RULE = "must be 1 to 200 characters without control characters";

  /** Something short that may be empty, such as a postal code. */
  public static final String SHORT = "[^\\p{Cntrl}]{0,100}";

  /** What a short text is. */
  public static final String SHORT_RULE = "must be up to 100 characters without control characters";

  private TextForms() {}
}
