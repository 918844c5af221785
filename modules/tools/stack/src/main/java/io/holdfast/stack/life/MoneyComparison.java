package io.holdfast.stack.life;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SortedMap;

/**
 * The ledger of payments beside the provider's own books, by currency.
 *
 * @param ledger what the hub has
 * @param provider what the provider has
 */
public record MoneyComparison(
    SortedMap<String, MoneyTotals> ledger, SortedMap<String, MoneyTotals> provider) {

  static MoneyComparison of(LifeRecords records, String provider) throws SQLException {
    try {
      return new MoneyComparison(MoneyTotals.ofLedger(records), MoneyTotals.ofProvider(provider));
    } catch (IOException failure) {
      throw new StackFailure(
          "the provider's books cannot be read: " + failure.getMessage(), failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", stopped);
    }
  }

  /** Whether both have the same, to the minor unit. */
  public boolean agrees() {
    return ledger.equals(provider);
  }

  /** Two lines for each currency, each ended. */
  public String table() {
    StringBuilder text = new StringBuilder();
    rows(text, "ledger", ledger);
    rows(text, "provider", provider);
    text.append(agrees() ? "" : "  THE BOOKS DIFFER" + System.lineSeparator());
    return text.toString();
  }

  private static void rows(
      StringBuilder text, String name, SortedMap<String, MoneyTotals> byCurrency) {
    byCurrency.forEach(
        (currency, totals) ->
            text.append(
                    String.format(
                        Locale.ROOT,
                        "  %-20s  authorised %,d  captured %,d  voided %,d  refunded %,d",
                        name + ", " + currency,
                        totals.authorised(),
                        totals.captured(),
                        totals.voided(),
                        totals.refunded()))
                .append(System.lineSeparator()));
  }
}
