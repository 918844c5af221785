package io.holdfast.stack.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was done with money in one currency, in minor units: as the ledger of payments has it, or as
 * the provider has it.
 *
 * @param authorised what was ever authorised
 * @param voided what of it was given up, by us or because it lapsed
 */
public record MoneyTotals(long authorised, long captured, long voided, long refunded) {
  private static final String LEDGER =
      """
      SELECT currency, sum(authorised), sum(captured), sum(voided), sum(refunded) FROM (
        SELECT currency, amount_cents AS authorised, 0 AS captured,
          CASE WHEN reason = 'lapsed' THEN amount_cents - captured_minor
            - (SELECT coalesce(sum(o.amount_minor), 0) FROM payments.operation o
                WHERE o.order_id = p.order_id AND o.kind = 'VOID' AND o.state = 'SUCCEEDED') ELSE 0 END AS voided,
          0 AS refunded
        FROM payments.payment p WHERE status <> 'DECLINED'
        UNION ALL
        SELECT currency, 0, CASE kind WHEN 'CAPTURE' THEN amount_minor ELSE 0 END,
          CASE kind WHEN 'VOID' THEN amount_minor ELSE 0 END,
          CASE kind WHEN 'REFUND' THEN amount_minor ELSE 0 END
        FROM payments.operation WHERE state = 'SUCCEEDED') entries
      GROUP BY currency""";

  /** By currency, as the ledger has it. */
  static SortedMap<String, MoneyTotals> ofLedger(LifeRecords records) throws SQLException {
    SortedMap<String, MoneyTotals> totals = new TreeMap<>();
    records.list(
        LEDGER,
        row ->
            totals.put(
                row.getString(1),
                new MoneyTotals(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
    return totals;
  }

  /**
   * By currency, as the provider's simulator has it.
   *
   * @param provider its address
   */
  static SortedMap<String, MoneyTotals> ofProvider(String provider)
      throws IOException, InterruptedException {
    HttpRequest books =
        HttpRequest.newBuilder(URI.create(provider + "/v1/books"))
            .timeout(Duration.ofSeconds(10))
            .build();
    String answer = HttpClient.newHttpClient().send(books, BodyHandlers.ofString()).body();
    SortedMap<String, MoneyTotals> totals = new TreeMap<>();
    for (var entry : new ObjectMapper().readTree(answer).path("currencies").properties()) {
      JsonNode kept = entry.getValue();
      totals.put(
          entry.getKey(),
          new MoneyTotals(
              kept.path("authorised").asLong(),
              kept.path("captured").asLong(),
              kept.path("voided").asLong() + kept.path("expired").asLong(),
              kept.path("refunded").asLong()));
    }
    return totals;
  }
}
