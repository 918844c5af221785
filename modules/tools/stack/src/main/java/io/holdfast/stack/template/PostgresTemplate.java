package io.holdfast.stack.template;

import java.io.IOException;
import java.util.Map;
import org.postgresql.util.PasswordUtil;

/** Settings, access rules and roles of each database, and how to reach it to migrate. */
final class PostgresTemplate {
  private PostgresTemplate() {}

  static void write(Deployment deployment) throws IOException {
    for (Map.Entry<String, HostPort> database : deployment.databases().entrySet()) {
      write(deployment, database.getKey(), database.getValue());
    }
  }

  private static void write(Deployment deployment, String name, HostPort address)
      throws IOException {
    String directory = "postgres/" + name + "/";
    String database = name.equals("hub") ? name : "warehouse";
    Passwords passwords = deployment.passwords();
    String[] values = {
      "name",
      name,
      "database",
      database,
      "host",
      address.host(),
      "port",
      Integer.toString(address.port()),
      "app",
      verifier(passwords.of(name + ".app")),
      "auditor",
      verifier(passwords.of(name + ".auditor")),
      "migrator",
      verifier(passwords.of(name + ".migrator")),
      "password",
      passwords.of(name + ".migrator")
    };
    for (String file :
        new String[] {"holdfast.conf", "pg_hba.conf", "roles.sql", "migrate.properties"}) {
      deployment.write(directory + file, deployment.text(file, values));
    }
    Authority.Issued issued = deployment.authority().issue(address);
    deployment.write(directory + "server.crt", issued.certificate());
    deployment.write(directory + "server.key", issued.keyText());
    deployment.write(directory + "ca.pem", deployment.authority().certificate());
  }

  /** What the database stores: who reads the file does not learn the password. */
  private static String verifier(String password) {
    try {
      return PasswordUtil.encodeScramSha256(password.toCharArray());
    } catch (UnsupportedOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
