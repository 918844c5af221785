package io.holdfast.stack.postgres;

import io.holdfast.db.HubContexts;
import org.flywaydb.core.Flyway;

/**
 * Brings a database up to date.
 *
 * @param url JDBC address
 * @param user role that owns the database
 * @param password of the role
 */
public record Migrations(String url, String user, String password) {

  /** The hub's contexts, each with its own schema and history. */
  public void hub() {
    for (String context : HubContexts.IN_ORDER) {
      migrate(context, "classpath:db/hub/" + context);
    }
  }

  /** A warehouse. */
  public void warehouse() {
    migrate("public", "classpath:db/warehouse");
  }

  private void migrate(String schema, String location) {
    Flyway.configure()
        .dataSource(url, user, password)
        .locations(location)
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .failOnMissingLocations(true)
        .load()
        .migrate();
  }

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
