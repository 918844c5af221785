package io.holdfast.receiving.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.receiving.InboundQuery;
import io.holdfast.receiving.InboundShipment;
import io.holdfast.receiving.NoticePage;
import io.holdfast.receiving.ReceivingFixture;
import io.holdfast.receiving.SuppliedNotice;
import io.holdfast.receiving.Supplier;
import jakarta.validation.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NoticePullsTest {
  private static ReceivingFixture dock;

  private final ScriptedSupplier supplier = new ScriptedSupplier();
  private final NoticePulls here = pulls(supplier);

  /** A supplier of pages of two; the cursor is the number of notices read. */
  private static final class ScriptedSupplier implements Supplier {
    private final List<SuppliedNotice> notices = new ArrayList<>();
    private Runnable beforeAnswer = () -> {};
    private boolean repeatsPages;
    private int calls;

    @Override
    public NoticePage notices(String cursor, int atMost) {
      calls++;
      beforeAnswer.run();
      int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
      int to = Math.min(notices.size(), from + 2);
      int first = repeatsPages ? Math.max(0, from - 2) : from;
      return new NoticePage(notices.subList(first, to), Integer.toString(to), to < notices.size());
    }
  }

  private static NoticePulls pulls(Supplier supplier) {
    return new NoticePulls(
        supplier,
        dock.hubDatabase(),
        dock.announcements(),
        dock.transactions(),
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator(),
        true,
        Duration.ofSeconds(1));
  }

  @BeforeAll
  static void open() {
    dock = ReceivingFixture.open();
  }

  @BeforeEach
  void nothing_there() {
    dock.empty();
  }

  @AfterAll
  static void close() {
    dock.close();
  }

  private void offers(String reference, String warehouse, String sku, int quantity) {
    supplier.notices.add(
        new SuppliedNotice(
            "acme",
            reference,
            warehouse,
            "2030-01-01T00:00:00Z",
            List.of(new SuppliedNotice.Line(sku, quantity))));
  }

  private static List<String> announced() {
    return dock.shipments().list(new InboundQuery(null, null, null, null, 200)).items().stream()
        .map(InboundShipment::reference)
        .sorted()
        .toList();
  }

  private static long waiting() {
    return dock.hub().count("SELECT count(*) FROM receiving.pulled_notice");
  }

  @Test
  void notices_are_pulled_page_by_page_and_announced_once() {
    for (int i = 1; i <= 5; i++) {
      offers("asn-" + i, "a", "tea", i);
    }

    assertThat(here.round()).isEqualTo(3);
    assertThat(here.round()).as("nothing new").isEqualTo(1);

    assertThat(announced()).containsExactly("asn-1", "asn-2", "asn-3", "asn-4", "asn-5");
    assertThat(dock.level("tea").incoming()).isEqualTo(15);
    assertThat(waiting()).isZero();
  }

  @Test
  void pages_that_come_twice_and_a_notice_known_by_hand_add_nothing() {
    supplier.repeatsPages = true;
    dock.announced("asn-2", "tea", 2);
    for (int i = 1; i <= 5; i++) {
      offers("asn-" + i, "a", "tea", i);
    }

    here.round();
    here.round();

    assertThat(announced()).containsExactly("asn-1", "asn-2", "asn-3", "asn-4", "asn-5");
    assertThat(dock.level("tea").incoming()).isEqualTo(15);
    assertThat(waiting()).isZero();
  }

  @Test
  void after_a_failure_the_pull_goes_on_behind_the_last_stored_page() {
    for (int i = 1; i <= 4; i++) {
      offers("asn-" + i, "a", "tea", 1);
    }
    supplier.beforeAnswer =
        () -> {
          if (supplier.calls == 2) {
            throw new UnavailableException("500");
          }
        };

    assertThatThrownBy(here::round).isInstanceOf(UnavailableException.class);
    assertThat(announced()).containsExactly("asn-1", "asn-2");
    assertThat(here.round()).isEqualTo(1);
    assertThat(announced()).containsExactly("asn-1", "asn-2", "asn-3", "asn-4");
  }

  @Test
  void one_server_pulls_at_a_time_and_another_goes_on_when_its_lease_is_over() {
    offers("asn-1", "a", "tea", 1);
    NoticePulls there = pulls(supplier);
    here.round();
    offers("asn-2", "a", "tea", 1);

    assertThat(there.round()).as("the other server holds the lease").isZero();
    dock.hub().execute("UPDATE receiving.supplier_feed SET held_until = now() - interval '1 s'");
    assertThat(there.round()).isEqualTo(1);
    assertThat(announced()).containsExactly("asn-1", "asn-2");
  }

  @Test
  void a_page_read_under_a_lost_lease_is_not_stored_twice() {
    for (int i = 1; i <= 2; i++) {
      offers("asn-" + i, "a", "tea", 1);
    }
    NoticePulls there = pulls(new ScriptedSupplierCopy(supplier));
    supplier.beforeAnswer =
        () -> {
          supplier.beforeAnswer = () -> {};
          dock.hub()
              .execute("UPDATE receiving.supplier_feed SET held_until = now() - interval '1 s'");
          there.round();
        };

    here.round();

    assertThat(announced()).containsExactly("asn-1", "asn-2");
    assertThat(dock.level("tea").incoming()).isEqualTo(2);
  }

  /** The same notices, seen by another server. */
  private record ScriptedSupplierCopy(ScriptedSupplier same) implements Supplier {
    @Override
    public NoticePage notices(String cursor, int atMost) {
      return same.notices(cursor, atMost);
    }
  }

  @Test
  void a_notice_that_breaks_a_rule_is_kept_with_the_reason_and_delays_no_other() {
    offers("asn-1", "z", "tea", 1);
    offers("asn-2", "a", "no such sku", 1);
    offers("asn-3", "a", "tea", 0);
    offers("asn-4", "a", "tea", 1);
    supplier.notices.add(new SuppliedNotice(null, "asn-5", "a", null, List.of()));
    supplier.notices.add(new SuppliedNotice("acme", "asn-6", "a", "tomorrow", null));

    here.round();

    assertThat(announced()).containsExactly("asn-4");
    assertThat(
            dock.hub().texts("SELECT reference FROM receiving.pulled_notice WHERE refused <> ''"))
        .containsExactlyInAnyOrder("asn-1", "asn-2", "asn-3", "asn-6");
  }
}
