package io.holdfast.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads of entities outside a transaction. */
public final class EntityReads {
  private EntityReads() {}

  /**
   * Opens an entity manager if its database answers: EclipseLink tries a read again for ten seconds
   * while the database is away, and a connection says so at once.
   *
   * @param database on which the unit reads outside a transaction
   * @throws io.holdfast.kernel.UnavailableException if it does not answer
   */
  public static EntityManager open(DataSource database, EntityManagerFactory unit) {
    try {
      database.getConnection().close();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    return unit.createEntityManager();
  }
}
