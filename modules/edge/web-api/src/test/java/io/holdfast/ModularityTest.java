package io.holdfast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The allowed dependencies between the modules of the server, and their public API. */
class ModularityTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.holdfast");

  /** The annotation is on the class or on each of its public methods. */
  private static final DescribedPredicate<JavaClass> CHECKS_ROLES =
      DescribedPredicate.describe(
          "check roles",
          type ->
              type.isAnnotatedWith(RolesChecked.class)
                  || type.getMethods().stream()
                      .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                      .allMatch(
                          method ->
                              method.isAnnotatedWith(RolesChecked.class)
                                  && method.isAnnotatedWith(RolesAllowed.class)));

  @Test
  void arrows_point_down_and_only_orders_calls_other_contexts() {
    ArchRule arrows =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.holdfast..")
            .layer("web")
            .definedBy("io.holdfast.web..")
            .layer("operations")
            .definedBy("io.holdfast.operations..")
            .layer("audit")
            .definedBy("io.holdfast.audit..")
            .layer("orders")
            .definedBy("io.holdfast.orders..")
            .layer("sales")
            .definedBy("io.holdfast.sales..")
            .layer("payments")
            .definedBy("io.holdfast.payments..")
            .layer("fulfilment")
            .definedBy("io.holdfast.fulfilment..")
            .layer("receiving")
            .definedBy("io.holdfast.receiving..")
            .layer("exchange")
            .definedBy("io.holdfast.exchange..")
            .layer("notifications")
            .definedBy("io.holdfast.notifications..")
            .layer("insights")
            .definedBy("io.holdfast.insights..")
            .layer("inventory")
            .definedBy("io.holdfast.inventory..")
            .layer("catalog")
            .definedBy("io.holdfast.catalog..")
            .layer("messaging")
            .definedBy("io.holdfast.messaging..")
            .layer("cache")
            .definedBy("io.holdfast.cache..")
            .layer("cluster")
            .definedBy("io.holdfast.cluster..")
            .layer("platform")
            .definedBy("io.holdfast.platform..")
            .layer("batching")
            .definedBy("io.holdfast.batching..")
            .layer("kernel")
            .definedBy("io.holdfast.kernel..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("operations")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("web", "operations")
            .whereLayer("orders")
            .mayOnlyBeAccessedByLayers("web", "fulfilment")
            .whereLayer("sales")
            .mayOnlyBeAccessedByLayers("web", "orders")
            .whereLayer("payments")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("fulfilment")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("receiving")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("exchange")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("notifications")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("insights")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("inventory")
            .mayOnlyBeAccessedByLayers("web", "operations", "orders", "receiving", "exchange")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("web", "orders", "receiving", "exchange")
            .whereLayer("messaging")
            .mayOnlyAccessLayers("cluster", "platform", "kernel")
            .whereLayer("cache")
            .mayOnlyAccessLayers("cluster", "platform", "kernel")
            .whereLayer("cluster")
            .mayOnlyAccessLayers("platform", "kernel")
            .whereLayer("batching")
            .mayOnlyAccessLayers("kernel")
            .whereLayer("platform")
            .mayOnlyAccessLayers("kernel")
            .whereLayer("kernel")
            .mayNotAccessAnyLayer();

    arrows.check(SERVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "sales",
        "payments",
        "fulfilment",
        "receiving",
        "exchange",
        "notifications",
        "insights",
        "inventory",
        "catalog",
        "audit",
        "operations"
      })
  void subpackages_of_a_module_are_private_to_it(String module) {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.holdfast." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast." + module + ".*..")
        .check(SERVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel",
        "platform",
        "messaging",
        "batching",
        "cache",
        "cluster",
        "catalog",
        "inventory",
        "receiving",
        "exchange",
        "orders",
        "sales",
        "payments",
        "fulfilment",
        "notifications",
        "insights",
        "audit",
        "operations",
        "web"
      })
  void every_module_of_the_server_is_looked_at(String module) {
    assertThat(SERVER).anyMatch(type -> type.getPackageName().startsWith("io.holdfast." + module));
  }

  /** Health and metrics serve no caller and may use the internal beans. */
  @Test
  void callers_reach_the_modules_through_services_that_check_their_roles() {
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.web..")
        .and()
        .resideOutsideOfPackage("io.holdfast.web.health..")
        .and()
        .haveSimpleNameNotEndingWith("Metrics")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "io.holdfast.catalog",
                    "io.holdfast.inventory",
                    "io.holdfast.orders",
                    "io.holdfast.sales",
                    "io.holdfast.payments",
                    "io.holdfast.exchange",
                    "io.holdfast.fulfilment",
                    "io.holdfast.notifications",
                    "io.holdfast.insights",
                    "io.holdfast.operations")
                .and(annotatedWith(Singleton.class))
                .and(not(CHECKS_ROLES)))
        .check(SERVER);
  }

  @Test
  void a_service_that_checks_roles_says_which() {
    classes()
        .that()
        .areAnnotatedWith(RolesChecked.class)
        .and()
        .areNotAnnotatedWith(Interceptor.class)
        .should()
        .beAnnotatedWith(RolesAllowed.class)
        .check(SERVER);
  }

  @Test
  void what_a_bean_needs_comes_through_its_constructor() {
    List<ArchRule> rules =
        Stream.of(Inject.class, Resource.class)
            .map(
                annotation ->
                    (ArchRule)
                        noFields()
                            .that()
                            .areDeclaredInClassesThat()
                            .areNotAnnotatedWith(MessageDriven.class)
                            .and()
                            .areDeclaredInClassesThat()
                            .resideOutsideOfPackage("io.holdfast.web..")
                            .should()
                            .beAnnotatedWith(annotation))
            .toList();

    rules.forEach(rule -> rule.check(SERVER));
  }

  @Test
  void the_server_writes_to_its_log_and_to_nothing_else() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(SERVER);
    noClasses()
        .should()
        .accessClassesThat()
        .resideInAPackage("java.util.logging..")
        .as("System.Logger is the log")
        .check(SERVER);
  }

  @Test
  void names_say_what_a_class_is() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(SERVER);
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    TreeSet<Path> silent = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../.."))) {
      files
          .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
          .forEach(silent::add);
    }

    assertThat(silent).isEmpty();
  }
}
