package io.holdfast.notifications;

/** Patterns of addresses. None of them admits a line break, so no header can be added by one. */
public final class AddressForms {
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /**
   * An e-mail address.
   *
   * @see <a href="https://html.spec.whatwg.org/#valid-e-mail-address">HTML, valid e-mail
   *     address</a>
   */
  public static final String EMAIL =
      "(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*";

  /** Description of a valid e-mail address. */
  public static final String EMAIL_RULE = "must be an e-mail address such as ann@example.org";

  /** A telephone number in the international form of E.164. */
  public static final String PHONE = "\\+[0-9]{6,15}";

  /** Description of a valid telephone number. */
  public static final String PHONE_RULE = "must be an international number such as +15550100";

  /** A language in which there are texts. */
  public static final String LANGUAGE = "en|de";

  private AddressForms() {}
}
