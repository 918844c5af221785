package io.holdfast.platform;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Persistence units on the server's data sources. They are closed with the application: the next
 * one in the same server would be given those that are open, with the classes of this one.
 */
@Singleton
final class ContainerPersistence implements PersistenceUnits {
  private final Queue<EntityManagerFactory> opened = new ConcurrentLinkedQueue<>();

  @Override
  public EntityManagerFactory open(String unit, String dataSource) {
    EntityManagerFactory factory =
        Persistence.createEntityManagerFactory(
            unit,
            Map.of(
                "jakarta.persistence.jtaDataSource",
                dataSource,
                "jakarta.persistence.nonJtaDataSource",
                dataSource + "-plain"));
    opened.add(factory);
    return factory;
  }

  @PreDestroy
  void close() {
    opened.stream().filter(EntityManagerFactory::isOpen).forEach(EntityManagerFactory::close);
  }
}
