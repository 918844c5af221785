package io.holdfast.platform;

import jakarta.persistence.EntityManagerFactory;

/** Opens a persistence unit on a data source that is known only at run time. */
@FunctionalInterface
public interface PersistenceUnits {
  /**
   * @param unit name in persistence.xml
   * @param dataSource JNDI name of the XA data source; the plain one has the suffix {@code -plain}
   */
  EntityManagerFactory open(String unit, String dataSource);
}
