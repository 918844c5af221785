package io.holdfast.stream;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The archives that a cluster needs for the job, and does not have itself. */
final class SubmittedJars {
  private static final String RUNTIME = "flink-";
  private static final String CONNECTORS = "flink-connector-base";

  private SubmittedJars() {}

  /** Those of the class path of this process; a folder of classes becomes an archive. */
  static String[] ofThisProcess() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = path.getFileName().toString();
      if (Files.isDirectory(path)) {
        jars.add(archive(path).toString());
      } else if (!name.startsWith(RUNTIME) || name.startsWith(CONNECTORS)) {
        jars.add(entry);
      }
    }
    return jars.toArray(String[]::new);
  }

  private static Path archive(Path classes) throws IOException {
    Path jar = Files.createTempFile("holdfast-insights", ".jar");
    jar.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        archive.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, archive);
        archive.closeEntry();
      }
    }
    return jar;
  }
}
