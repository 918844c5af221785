package io.holdfast.stack;

import io.holdfast.stack.postgres.Migrations;
import java.io.IOException;
import java.io.Reader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings the databases of a deployment up to date. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Creates or changes the tables of databases of your own, over TLS. What was done before is"
          + " not done again."
    },
    footer = {"", "Example:", "  holdfast migrate deployment/postgres/*/migrate.properties"})
public final class MigrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "How to reach a database, as 'holdfast template postgres' writes it.")
  private List<Path> files;

  @Override
  public Integer call() {
    files.forEach(this::migrate);
    return 0;
  }

  private void migrate(Path file) {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException e) {
      throw new StackFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
    String kind = value(values, "kind", file);
    Path authority = file.toAbsolutePath().resolveSibling(value(values, "ca", file));
    String url =
        "jdbc:postgresql://%s/%s?sslmode=verify-full&sslrootcert=%s"
            .formatted(
                value(values, "address", file),
                kind,
                URLEncoder.encode(authority.toString(), StandardCharsets.UTF_8));
    Migrations migrations =
        new Migrations(url, value(values, "user", file), value(values, "password", file));
    try {
      if (kind.equals("hub")) {
        migrations.hub();
      } else {
        migrations.warehouse();
      }
    } catch (FlywayException e) {
      throw new StackFailure("cannot migrate " + url + ": " + e.getMessage().strip(), e);
    }
    spec.commandLine()
        .getOut()
        .println(kind + " at " + values.getProperty("address") + " is up to date");
  }

  private static String value(Properties values, String name, Path file) {
    String value = values.getProperty(name);
    if (value == null) {
      throw new StackFailure(file + " does not say " + name);
    }
    return value;
  }
}
