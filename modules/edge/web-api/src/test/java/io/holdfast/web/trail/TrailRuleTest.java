package io.holdfast.web.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrailRuleTest {
  /** Names of the operations that change something, by their rules. */
  private static final Map<TrailRule, Set<String>> CHANGES =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.holdfast.web")
              .stream()
              .flatMap(type -> type.getMethods().stream())
              .map(JavaMethod::reflect)
              .filter(TrailOfChanges::isChange)
              .map(TrailOfChanges::nameOf)
              .collect(Collectors.groupingBy(TrailRule::of, Collectors.toCollection(TreeSet::new)));

  @Test
  void only_partners_and_mailed_links_change_something_without_an_entry() {
    assertThat(CHANGES.get(TrailRule.NONE))
        .containsExactly("receiveCarrierEvent", "receivePaymentEvent", "unsubscribe");
    assertThat(CHANGES.get(TrailRule.OF_PEOPLE)).containsExactly("placeOrder", "takeSaleTicket");
  }

  /** An entry that no change writes would be missing; see the calls of AuditTrail.join. */
  @Test
  void every_operation_that_writes_its_entry_itself_exists() {
    assertThat(CHANGES.get(TrailRule.JOINED)).hasSize(18);
  }
}
