package io.holdfast.testkit;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;

/** Makes JPA entity manager factories whose entity managers join Narayana's transactions. */
public final class EntityManagers {
  private EntityManagers() {}

  /**
   * Makes a factory from a persistence unit of the class path, independent of all others, also of
   * those from the same unit. Classes are not woven, so lazy to-one relationships load eagerly.
   *
   * @param unit the unit's name in META-INF/persistence.xml
   * @param dataSource usually {@link TestDatabase#xa()}
   * @return to be closed by the caller
   */
  public static EntityManagerFactory open(String unit, DataSource dataSource) {
    return Persistence.createEntityManagerFactory(
        unit,
        Map.of(
            PersistenceUnitProperties.TRANSACTION_TYPE,
            "JTA",
            PersistenceUnitProperties.JTA_DATASOURCE,
            dataSource,
            PersistenceUnitProperties.TARGET_SERVER,
            NarayanaPlatform.class.getName(),
            // Without a name of its own a factory would share its session with its siblings.
            PersistenceUnitProperties.SESSION_NAME,
            unit + "-" + UUID.randomUUID(),
            PersistenceUnitProperties.LOGGING_LOGGER,
            "JavaLogger"));
  }
}
