package io.holdfast.kernel;

/**
 * Patterns of text that is stored as given. Control characters are never among them: PostgreSQL
 * stores no NUL, and logs and labels want one line. ECMA-262 reads the patterns as Java does, so
 * they can stand in the OpenAPI document.
 */
public final class TextForms {
  /** A name or id given by a caller. */
  public static final String NAME = "(?!\\s*$)[^\\u0000-\\u001f\\u007f-\\u009f]{1,200}";

  /** Description of a valid name. */
  public static final String NAME_RULE =
      "must be 1 to 200 characters without control characters, not only blanks";

  /** A short text that may be empty, such as a postal code. */
  public static final String SHORT = "[^\\u0000-\\u001f\\u007f-\\u009f]{0,100}";

  /** Description of a valid short text. */
  public static final String SHORT_RULE = "must be up to 100 characters without control characters";

  private TextForms() {}
}
