package io.holdfast.stack.layout;

import io.holdfast.stack.StackFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The built repository the command line runs from.
 *
 * @param root absolute path of the repository root
 */
public record Installation(Path root) {

  /** The system property the launcher sets to the repository root. */
  public static final String HOME_PROPERTY = "holdfast.home";

  /** The installation the launcher started; the working directory's when there was no launcher. */
  public static Installation current() {
    return new Installation(
        Path.of(Optional.ofNullable(System.getProperty(HOME_PROPERTY)).orElse("."))
            .toAbsolutePath()
            .normalize());
  }

  /** Class path for processes that run classes of this module or of its dependencies. */
  public String classPath() {
    Path target = root.resolve("modules/tools/stack/target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      return System.getProperty("java.class.path");
    }
    return target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
  }

  /** Class path of a module that runs in a process of its own, with libraries of its own. */
  public String classPath(String module) {
    Path target = existing(root.resolve("modules").resolve(module).resolve("target"));
    return target.resolve("classes")
        + File.pathSeparator
        + existing(target.resolve("lib"))
        + File.separator
        + "*";
  }

  /** The Open Liberty runtime. */
  public Path liberty() {
    return existing(root.resolve("ear/target/liberty/wlp"));
  }

  /** The enterprise archive. */
  public Path ear() {
    return existing(root.resolve("ear/target/holdfast.ear"));
  }

  /** Server configuration files. */
  public Path libertyConfig() {
    return existing(root.resolve("liberty-config"));
  }

  /** Resource adapter and JDBC driver for the server. */
  public Path serverResources() {
    return existing(root.resolve("ear/target/server-resources"));
  }

  /** Throws, with a line that says what to do, if a required artifact is not built. */
  public void requireBuilt() {
    liberty();
    ear();
    libertyConfig();
    serverResources();
  }

  /** The Java binary that runs this process; children use the same. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new StackFailure(path + " is missing; build first: mvn -DskipTests package");
    }
    return path;
  }
}
