package io.holdfast.web.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.holdfast.web.notifications.UnsubscribeResource;
import io.holdfast.web.sales.PublicSalesResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class RolesTest {

  /**
   * A resource without a role annotation is not protected by a container constraint. Links to
   * unsubscribe carry a signature in place of a caller; what is public of a sale is for anybody.
   */
  @Test
  void every_resource_says_who_may_call_it() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .beAnnotatedWith(RolesAllowed.class)
        .orShould()
        .be(UnsubscribeResource.class)
        .orShould()
        .be(PublicSalesResource.class)
        .check(new ClassFileImporter().importPackages("io.holdfast.web"));
  }
}
