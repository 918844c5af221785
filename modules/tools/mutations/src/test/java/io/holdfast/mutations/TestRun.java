package io.holdfast.mutations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Result of the selected tests of a copy.
 *
 * @param exitCode of the build
 * @param ran tests that ran
 * @param red names of the tests that failed
 * @param log what the build printed
 */
record TestRun(int exitCode, int ran, List<String> red, Path log) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  static TestRun of(SourceCopy copy, Collection<String> modules, Collection<String> tests)
      throws IOException, InterruptedException {
    Path log = copy.root().resolve("build.log");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(System.getProperty("holdfast.mutations.maven"), "-B", "-ntp"));
    command.add("-Dmaven.repo.local=" + System.getProperty("holdfast.mutations.repository"));
    if (System.getProperty("holdfast.mutations.settings").equals("offline=true")) {
      command.add("-o");
    }
    command.addAll(List.of("-pl", String.join(",", modules), "-am"));
    command.add("-Dtest=" + String.join(",", tests));
    command.addAll(List.of("-Dsurefire.failIfNoSpecifiedTests=false", "--fail-at-end", "test"));
    Process build =
        new ProcessBuilder(command)
            .directory(copy.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!build.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
        throw new AssertionError("the build takes longer than " + PATIENCE + ": " + log);
      }
      return read(build.exitValue(), copy, modules, log);
    } finally {
      build.descendants().forEach(ProcessHandle::destroyForcibly);
      build.destroyForcibly();
    }
  }

  private static TestRun read(int exit, SourceCopy copy, Collection<String> modules, Path log)
      throws IOException {
    List<String> red = new ArrayList<>();
    int ran = 0;
    for (String module : modules) {
      Path reports = copy.root().resolve(module).resolve("target/surefire-reports");
      if (Files.exists(reports)) {
        try (Stream<Path> files = Files.list(reports)) {
          for (Path report : files.filter(TestRun::isReport).sorted().toList()) {
            ran += read(report, red);
          }
        }
      }
    }
    return new TestRun(exit, ran, red, log);
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().matches("TEST-.*\\.xml");
  }

  private static int read(Path report, List<String> red) {
    try {
      NodeList cases =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        Element test = (Element) cases.item(i);
        if (has(test, "failure") || has(test, "error")) {
          String type = test.getAttribute("classname");
          red.add(type.substring(type.lastIndexOf('.') + 1) + "." + test.getAttribute("name"));
        }
      }
      return cases.getLength();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("no report of a test: " + report, e);
    }
  }

  private static boolean has(Element test, String child) {
    return test.getElementsByTagName(child).getLength() > 0;
  }
}
