package io.holdfast.platform;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;

/** Persistence units on the server's data sources. */
@Singleton
final class ContainerPersistence implements PersistenceUnits {
  @Override
  public EntityManagerFactory open(String unit, String dataSource) {
    return Persistence.createEntityManagerFactory(
        unit,
        Map.of(
            "jakarta.persistence.jtaDataSource",
            dataSource,
            "jakarta.persistence.nonJtaDataSource",
            dataSource + "-plain"));
  }
}
