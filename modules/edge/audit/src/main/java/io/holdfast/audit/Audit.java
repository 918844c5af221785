package io.holdfast.audit;

import io.holdfast.audit.check.AnswerAgreement;
import io.holdfast.audit.check.GoodsAgreement;
import io.holdfast.audit.check.GoodsChecks;
import io.holdfast.audit.check.HubChecks;
import io.holdfast.audit.check.Invariants;
import io.holdfast.audit.check.MoneyChecks;
import io.holdfast.audit.check.OrderAgreement;
import io.holdfast.audit.check.Snapshots;
import io.holdfast.audit.check.SqlCheck;
import io.holdfast.audit.check.UrlDataSource;
import io.holdfast.audit.check.WarehouseChecks;
import io.holdfast.audit.check.Watermark;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Checks every invariant over the hub and all warehouses.
 *
 * <p>Each database is read in one REPEATABLE READ snapshot, so rules within one database are
 * checked exactly under traffic. Rules across databases are compared order by order in a merge of
 * sorted streams. Snapshots of different databases differ in time, so an order on which they
 * disagree is re-read in fresh snapshots and is a violation only if the databases never agree.
 * Memory use is constant.
 */
public final class Audit {
  private final DataSource hub;
  private final Map<String, DataSource> warehouses;
  private final AuditSettings settings;

  private Audit(DataSource hub, Map<String, DataSource> warehouses, AuditSettings settings) {
    this.hub = hub;
    this.warehouses = new LinkedHashMap<>(warehouses);
    this.settings = settings;
  }

  /**
   * An audit of these databases.
   *
   * @param hub outside JTA; the rights of {@code holdfast_auditor} suffice
   * @param warehouses by warehouse code, all warehouses that ever had orders
   */
  public static Audit of(
      DataSource hub, Map<String, DataSource> warehouses, AuditSettings settings) {
    return new Audit(hub, warehouses, settings);
  }

  /** The same with JDBC URLs that carry user and password. */
  public static Audit ofUrls(String hub, Map<String, String> warehouses, AuditSettings settings) {
    Map<String, DataSource> sources = new LinkedHashMap<>();
    warehouses.forEach((code, url) -> sources.put(code, new UrlDataSource(url)));
    return new Audit(new UrlDataSource(hub), sources, settings);
  }

  /**
   * Checks what earlier audits have not covered. If nothing is broken, it advances the watermark
   * from which the next audit starts; an audit writes nothing else.
   *
   * @return I1 to I12 in this order
   * @throws AuditFailedException if a database cannot be read
   */
  public List<Finding> run() {
    Invariants invariants = new Invariants(settings.samples());
    OrderAgreement agreement = new OrderAgreement(hub, warehouses, settings, invariants);
    GoodsAgreement goods = new GoodsAgreement(hub, warehouses, settings, invariants);
    Watermark watermark;
    try (Snapshots snapshots = Snapshots.open(hub, warehouses, settings)) {
      // The comparison between databases comes first, while the snapshots are fresh.
      agreement.check(snapshots);
      goods.check(snapshots);
      new AnswerAgreement(invariants).check(snapshots);
      watermark = Watermark.read(snapshots, hub, warehouses);
      for (SqlCheck check : HubChecks.ALL) {
        check.run(snapshots.hub(), invariants);
      }
      for (SqlCheck check : MoneyChecks.ALL) {
        check.run(snapshots.hub(), invariants);
      }
      for (SqlCheck check : GoodsChecks.ALL) {
        check.run(snapshots.hub(), invariants);
      }
      for (SqlCheck check : WarehouseChecks.ALL) {
        for (var warehouse : snapshots.warehouses().values()) {
          check.run(warehouse, invariants);
        }
      }
    } catch (SQLException e) {
      throw new AuditFailedException("cannot read: " + e.getMessage(), e);
    }
    agreement.settle();
    goods.settle();
    List<Finding> findings = invariants.findings();
    if (findings.stream().noneMatch(finding -> finding.state() == Finding.State.BROKEN)) {
      watermark.advance(settings.full());
    }
    return findings;
  }
}
