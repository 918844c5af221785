package io.holdfast.fulfilment.record;

import io.holdfast.fulfilment.FulfilmentTerms;
import io.holdfast.fulfilment.LabelResult;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be done with shipments: who holds them and how the work on them went. Each method is
 * one statement; a shipment that has changed since its claim is left alone.
 */
@Singleton
public final class ShipmentWork {
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT id FROM fulfilment.shipment
        WHERE (status IN ('PENDING', 'LABELLED') OR void_due) AND failed_at IS NULL
          AND next_attempt_at <= clock_timestamp()
        ORDER BY next_attempt_at, id LIMIT ? FOR UPDATE SKIP LOCKED)
      UPDATE fulfilment.shipment s SET next_attempt_at = clock_timestamp() + ? * interval '1 millisecond',
        attempts = s.attempts + 1, version = s.version + 1
      FROM due WHERE s.id = due.id
      RETURNING s.id, s.order_id, s.warehouse, s.status, s.version, s.attempts,
        (SELECT sum(l.quantity) FROM fulfilment.shipment_line l WHERE l.shipment_id = due.id)""";

  /** In automatic dispatch the holder keeps the shipment; else nobody is to take it. */
  private static final String LABELLED =
      """
      UPDATE fulfilment.shipment s SET status = 'LABELLED', carrier = l.carrier,
        tracking_number = l.tracking_number, labelled_at = clock_timestamp(), version = s.version + 1,
        attempts = 0, last_error = NULL,
        next_attempt_at = CASE WHEN ? THEN clock_timestamp() + ? * interval '1 millisecond'
          ELSE 'infinity' END
      FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[]) AS l (id, version, carrier, tracking_number)
      WHERE s.id = l.id AND s.version = l.version AND s.status = 'PENDING'
      RETURNING s.id, s.version""";

  /**
   * A shipment that was cancelled while its label was being made: the call has ended, so the label
   * can be voided at once instead of after the lease.
   */
  private static final String LABELLED_TOO_LATE =
      """
      UPDATE fulfilment.shipment s SET next_attempt_at = clock_timestamp(), version = s.version + 1
      FROM unnest(?::uuid[], ?::int[]) AS l (id, version)
      WHERE s.id = l.id AND s.version = l.version + 1 AND s.status = 'CANCELLED' AND s.void_due""";

  /** Back-off from half a second to a minute, with jitter; after the limit an operator decides. */
  private static final String FAILED =
      """
      UPDATE fulfilment.shipment s SET last_error = left(f.error, 500), version = s.version + 1,
        next_attempt_at = clock_timestamp()
          + least(60, 2 ^ least(s.attempts, 6)) * (0.5 + random() / 2) * interval '1 second',
        failed_at = CASE WHEN s.attempts >= f.attempts THEN clock_timestamp() END
      FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[]) AS f (id, version, error, attempts)
      WHERE s.id = f.id AND s.version = f.version AND s.status IN ('PENDING', 'LABELLED', 'CANCELLED')""";

  private static final String POSTPONED =
      """
      UPDATE fulfilment.shipment s SET version = s.version + 1, attempts = greatest(s.attempts - 1, 0),
        next_attempt_at = clock_timestamp() + (1 + random()) * interval '1 second'
      FROM unnest(?::uuid[], ?::int[]) AS p (id, version)
      WHERE s.id = p.id AND s.version = p.version AND s.status = 'LABELLED'""";

  private static final String VOIDED =
      """
      UPDATE fulfilment.shipment s SET void_due = false, version = s.version + 1, attempts = 0,
        last_error = NULL
      FROM unnest(?::uuid[], ?::int[]) AS v (id, version)
      WHERE s.id = v.id AND s.version = v.version AND s.void_due""";

  private static final String RETRY =
      """
      UPDATE fulfilment.shipment SET failed_at = NULL, attempts = 1, version = version + 1,
        next_attempt_at = clock_timestamp()
      WHERE id = ? AND failed_at IS NOT NULL""";

  /** So that the next attempt is the last: a permanent refusal is not repeated. */
  private static final int NO_MORE = 0;

  private final HubDatabase hub;
  private final FulfilmentTerms terms;

  @Inject
  public ShipmentWork(HubDatabase hub, FulfilmentTerms terms) {
    this.hub = hub;
    this.terms = terms;
  }

  /** Takes shipments that are due, the longest waiting first. Committed on return. */
  public List<Claim> claim(int limit) {
    List<Claim> claims = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setInt(1, limit);
      claim.setLong(2, terms.lease().toMillis());
      try (ResultSet row = claim.executeQuery()) {
        while (row.next()) {
          claims.add(claim(row));
        }
      }
      return claims;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Claim claim(ResultSet row) throws SQLException {
    Claim.Task task =
        switch (ShipmentStatus.valueOf(row.getString(4))) {
          case PENDING -> Claim.Task.LABEL;
          case LABELLED -> Claim.Task.DISPATCH;
          default -> Claim.Task.VOID;
        };
    return new Claim(
        row.getObject(1, UUID.class),
        new OrderId(row.getObject(2, UUID.class)),
        new WarehouseCode(row.getString(3)),
        task,
        row.getInt(7),
        row.getInt(5),
        row.getInt(6));
  }

  /**
   * Records labels.
   *
   * @return the new version of each shipment that was still held; the others were cancelled or
   *     taken over
   */
  public Map<UUID, Integer> labelled(Map<Claim, LabelResult.Labelled> labels) {
    SqlRows rows = new SqlRows("uuid", "int4", "text", "text");
    labels.forEach(
        (claim, label) ->
            rows.add(claim.id(), claim.version(), label.carrier(), label.trackingNumber()));
    Map<UUID, Integer> recorded = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement update = connection.prepareStatement(LABELLED)) {
      update.setBoolean(1, terms.isAutomatic());
      update.setLong(2, terms.lease().toMillis());
      rows.bind(connection, update, 3);
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          recorded.put(row.getObject(1, UUID.class), row.getInt(2));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    SqlRows late = new SqlRows("uuid", "int4");
    labels.keySet().stream()
        .filter(claim -> !recorded.containsKey(claim.id()))
        .forEach(claim -> late.add(claim.id(), claim.version()));
    write(late, LABELLED_TOO_LATE);
    return recorded;
  }

  /**
   * Records that work has failed; it is tried again later, or after too many attempts when an
   * operator asks for it.
   */
  public void failed(Collection<Claim> claims, String error) {
    Map<Claim, String> errors = new HashMap<>();
    claims.forEach(claim -> errors.put(claim, error));
    failed(errors, terms.attempts());
  }

  /** Records what the carrier does not take; it is tried again only when an operator asks. */
  public void refused(Map<Claim, String> reasons) {
    failed(reasons, NO_MORE);
  }

  private void failed(Map<Claim, String> errors, int attempts) {
    SqlRows rows = new SqlRows("uuid", "int4", "text", "int4");
    errors.forEach((claim, error) -> rows.add(claim.id(), claim.version(), error, attempts));
    write(rows, FAILED);
  }

  /** Gives shipments back whose warehouse cannot be used now; this is no failed attempt. */
  public void postponed(Map<UUID, Integer> versions) {
    SqlRows rows = new SqlRows("uuid", "int4");
    versions.forEach(rows::add);
    write(rows, POSTPONED);
  }

  /** Records that labels of cancelled shipments are void. */
  public void voided(Collection<Claim> claims) {
    SqlRows rows = new SqlRows("uuid", "int4");
    claims.forEach(claim -> rows.add(claim.id(), claim.version()));
    write(rows, VOIDED);
  }

  /** Makes a failed shipment due again; returns whether it had failed. */
  public boolean retry(UUID id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement retry = connection.prepareStatement(RETRY)) {
      retry.setObject(1, id);
      return retry.executeUpdate() > 0;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private void write(SqlRows rows, String statement) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = hub.plain().getConnection()) {
      rows.write(connection, statement);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
