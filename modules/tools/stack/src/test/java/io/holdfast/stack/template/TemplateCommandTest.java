package io.holdfast.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.Holdfast;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCommandTest {
  @TempDir private Path directory;

  @Test
  void passwords_are_random_stay_what_they_are_and_stand_in_private_files_only()
      throws IOException {
    write("postgres", "broker", "systemd");
    Properties first = passwords();
    write("postgres", "broker");

    assertThat(passwords()).isEqualTo(first).isNotEmpty();
    assertThat(first.values()).doesNotHaveDuplicates().allMatch(p -> p.toString().length() == 32);
    for (Path file : files()) {
      String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      if (first.values().stream().anyMatch(secret -> text.contains(secret.toString()))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(text("postgres/warehouse-east/roles.sql"))
        .contains("PASSWORD 'SCRAM-SHA-256$")
        .doesNotContain(first.getProperty("warehouse-east.app"));
    assertThat(text("broker/etc/artemis-users.properties"))
        .contains("holdfast = ENC(")
        .doesNotContain(first.getProperty("broker.holdfast"));
  }

  @Test
  void every_line_is_encrypted_and_every_name_is_filled_in() throws IOException {
    write("postgres", "broker", "systemd");

    assertThat(text("postgres/hub/holdfast.conf"))
        .contains("ssl = on", "fsync = on", "listen_addresses = 'db.example'", "port = 6432");
    assertThat(text("postgres/hub/pg_hba.conf").lines().filter(l -> l.startsWith("host")))
        .allMatch(line -> line.startsWith("hostssl "))
        .hasSize(1);
    assertThat(text("broker/etc/broker.xml"))
        .contains("tcp://mq.example:61618?protocols=CORE;sslEnabled=true")
        .doesNotContain("DurableQueue\" roles=\"holdfast");
    for (Path file : files()) {
      if (!file.toString().endsWith(".p12")) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("@[a-z]+@");
      }
    }
  }

  @Test
  void the_server_needs_to_know_who_signs_tokens() {
    StringWriter errors = new StringWriter();

    int exit =
        Holdfast.commandLine()
            .setErr(new PrintWriter(errors, true))
            .execute("template", "liberty", "--out", directory.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(errors.toString().lines()).singleElement().asString().contains("--issuer");
  }

  private void write(String... parts) {
    Stream<String> options =
        Stream.of(
            "--out",
            directory.toString(),
            "--hub",
            "db.example:6432",
            "--warehouse",
            "east=db2.example:5432",
            "--broker",
            "mq.example:61618");
    String[] arguments =
        Stream.of(Stream.of("template"), Stream.of(parts), options)
            .flatMap(some -> some)
            .toArray(String[]::new);
    assertThat(Holdfast.commandLine().execute(arguments)).isZero();
  }

  private Properties passwords() throws IOException {
    Properties values = new Properties();
    try (var reader = Files.newBufferedReader(directory.resolve("secrets.properties"))) {
      values.load(reader);
    }
    return values;
  }

  private Iterable<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }
}
