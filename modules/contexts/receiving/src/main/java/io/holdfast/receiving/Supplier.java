package io.holdfast.receiving;

/** Port to the suppliers' notices. */
public interface Supplier {
  /**
   * Reads notices that follow a cursor. Reading changes nothing; a page may be read again, and a
   * notice may be on more than one.
   *
   * @param cursor as handed out with the page before; empty for the first page
   * @param atMost notices
   * @throws io.holdfast.kernel.UnavailableException if the supplier gave no answer, or none that
   *     can be read
   */
  NoticePage notices(String cursor, int atMost);
}
