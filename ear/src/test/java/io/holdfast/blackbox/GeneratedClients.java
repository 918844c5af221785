package io.holdfast.blackbox;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The clients that openapi-generator makes of the served document. */
final class GeneratedClients {
  private static final Path TOOLS = Path.of("target/client-generators");
  private static final String SETTINGS =
      """
      {"generatorName":"%s","inputSpec":"%s","outputDir":"%s",
       "globalProperties":{"apis":"","models":"","supportingFiles":"","apiDocs":"false",
       "modelDocs":"false","apiTests":"false","modelTests":"false"},
       "additionalProperties":%s}""";

  private final Path root;

  private GeneratedClients(Path root) {
    this.root = root;
  }

  /** Validates the document and generates both clients, in one process of the generator. */
  static GeneratedClients of(String document) throws IOException {
    Path root = Files.createTempDirectory(Path.of("target"), "clients").toAbsolutePath();
    Path specification = Files.writeString(root.resolve("openapi.json"), document);
    Path java =
        settings(
            root,
            "java",
            specification,
            "{\"library\":\"native\",\"useJakartaEe\":true,\"openApiNullable\":false,"
                + "\"invokerPackage\":\"io.holdfast.client\","
                + "\"apiPackage\":\"io.holdfast.client.api\","
                + "\"modelPackage\":\"io.holdfast.client.model\"}");
    Path typescript = settings(root, "typescript-fetch", specification, "{}");
    run(
        root,
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-jar",
        TOOLS.resolve("openapi-generator-cli.jar").toAbsolutePath().toString(),
        "batch",
        "--fail-fast",
        java.toString(),
        typescript.toString());
    return new GeneratedClients(root);
  }

  private static Path settings(Path root, String generator, Path document, String properties)
      throws IOException {
    return Files.writeString(
        root.resolve(generator + ".json"),
        SETTINGS.formatted(generator, document, root.resolve(generator), properties));
  }

  /** Compiles the Java client with a program that uses it, and loads the program. */
  @SuppressWarnings("unchecked")
  UnaryOperator<Map<String, String>> program(String name) throws Exception {
    Path classes = Files.createDirectories(root.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> generated = Files.walk(root.resolve("java/src/main/java"))) {
      List<Path> sources =
          Stream.concat(
                  generated.filter(file -> file.toString().endsWith(".java")),
                  Stream.of(Path.of("src/test/resources", name.replace('.', '/') + ".java")))
              .toList();
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  null,
                  List.of("-nowarn", "-proc:none", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new AssertionError("the Java client does not compile, see " + root);
      }
    }
    // Not closed: the program goes on to load classes.
    ClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, GeneratedClients.class.getClassLoader());
    return (UnaryOperator<Map<String, String>>)
        loader.loadClass(name).getDeclaredConstructor().newInstance();
  }

  /** Compiles the TypeScript client with the strictest checks. */
  void compileTypescript(Path node) throws IOException {
    run(
        root.resolve("typescript-fetch"),
        node.toString(),
        compiler().toString(),
        "--noEmit",
        "--strict",
        "--target",
        "es2020",
        "--lib",
        "es2020,dom",
        "--moduleResolution",
        "node",
        "index.ts");
  }

  private static Path compiler() throws IOException {
    try (Stream<Path> files = Files.walk(TOOLS.resolve("typescript"))) {
      return files
          .filter(file -> file.endsWith("lib/tsc.js"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  /** Runs a program in JavaScript. */
  void runScript(Path node, String script, String argument) throws IOException {
    run(root, node.toString(), "-e", script, argument);
  }

  /** Node.js on the path. */
  static Optional<Path> node() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .map(folder -> Path.of(folder, "node"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void run(Path directory, String... command) throws IOException {
    Path log = Files.createTempFile(directory, "run", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + "\n" + Files.readString(log));
    }
  }
}
