package io.holdfast.receiving.pull;

import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import io.holdfast.receiving.InboundShipment;
import io.holdfast.receiving.Notice;
import io.holdfast.receiving.SuppliedNotice;
import io.holdfast.receiving.book.Announcements;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Announces notices that were pulled. One whose warehouse is away waits and delays no other; one
 * that can never be announced is kept with the reason.
 */
final class PulledNotices {
  private static final int BATCH_SIZE = 100;
  private static final int LONGEST_REASON = 500;

  private static final String WAITING =
      """
      SELECT supplier, reference, notice FROM receiving.pulled_notice
      WHERE refused IS NULL AND (supplier, reference) > (?, ?)
      ORDER BY supplier, reference LIMIT ?""";
  private static final String DONE =
      "DELETE FROM receiving.pulled_notice WHERE supplier = ? AND reference = ?";
  private static final String REFUSE =
      "UPDATE receiving.pulled_notice SET refused = ? WHERE supplier = ? AND reference = ?";

  private final HubDatabase hub;
  private final Announcements announcements;
  private final Transactions transactions;
  private final Validator validator;

  PulledNotices(
      HubDatabase hub,
      Announcements announcements,
      Transactions transactions,
      Validator validator) {
    this.hub = hub;
    this.announcements = announcements;
    this.transactions = transactions;
    this.validator = validator;
  }

  private record Waiting(String supplier, String reference, String text) {
    static final Waiting FIRST = new Waiting("", "", "");
  }

  /** Announces what can be announced now; returns how many were. */
  int announceAll() {
    int announced = 0;
    Waiting last = Waiting.FIRST;
    List<Waiting> some;
    do {
      some = waitingAfter(last);
      for (Waiting one : some) {
        announced += announce(one) ? 1 : 0;
        last = one;
      }
    } while (some.size() == BATCH_SIZE);
    return announced;
  }

  private boolean announce(Waiting one) {
    try {
      Notice notice = JsonText.read(one.text(), SuppliedNotice.class).toNotice();
      requireRules(notice);
      Optional<Transactions.Work<InboundShipment>> work = announcements.prepare(notice);
      transactions.run(
          () -> {
            if (work.isPresent()) {
              work.get().run();
            }
            write(hub.xa(), DONE, one.supplier(), one.reference());
            return null;
          });
      return work.isPresent();
    } catch (UnavailableException | ConflictException | OutcomeUnknownException e) {
      // It is still stored, or gone with its announcement; the next round finds it as it is.
      return false;
    } catch (IllegalArgumentException | UnknownWarehouseException | TooManyUnitsException e) {
      refuse(one, e.getMessage());
      return false;
    }
  }

  private void requireRules(Notice notice) {
    Set<ConstraintViolation<Notice>> broken = validator.validate(notice);
    if (!broken.isEmpty()) {
      ConstraintViolation<Notice> first = broken.iterator().next();
      throw new IllegalArgumentException(first.getPropertyPath() + " " + first.getMessage());
    }
  }

  private void refuse(Waiting one, String why) {
    String reason = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why;
    try {
      write(hub.plain(), REFUSE, reason, one.supplier(), one.reference());
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static void write(DataSource source, String sql, String... parameters)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private List<Waiting> waitingAfter(Waiting last) {
    List<Waiting> waiting = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(WAITING)) {
      look.setString(1, last.supplier());
      look.setString(2, last.reference());
      look.setInt(3, BATCH_SIZE);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          waiting.add(new Waiting(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
      return waiting;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
