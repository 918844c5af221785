package io.holdfast.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of the page, in memory. Their addresses contain a hash of all of them, so that browsers
 * keep them for good and never mix two versions.
 */
@ApplicationScoped
public class ConsoleFiles {
  static final String ASSETS = "/assets/";
  private static final String ROOT = "/WEB-INF/console/";
  private static final String INDEX = "index.html";
  private static final int VERSION_LENGTH = 16;

  private final Map<String, ConsoleFile> files = new TreeMap<>();
  private String version = "";
  private ConsoleFile index;
  private String importMapHash;

  /** For the proxy. */
  protected ConsoleFiles() {}

  @Inject
  public ConsoleFiles(ServletContext context) {
    Map<String, byte[]> read = new TreeMap<>();
    read(context, ROOT, read);
    load(context.getContextPath(), read);
  }

  ConsoleFiles(String contextPath, Map<String, byte[]> read) {
    load(contextPath, new TreeMap<>(read));
  }

  private void load(String contextPath, Map<String, byte[]> read) {
    String page = new String(read.remove(INDEX), StandardCharsets.UTF_8);
    MessageDigest all = sha256();
    read.forEach(
        (path, bytes) -> {
          files.put(path, ConsoleFile.of(path, bytes));
          all.update(path.getBytes(StandardCharsets.UTF_8));
          all.update(bytes);
        });
    version = HexFormat.of().formatHex(all.digest()).substring(0, VERSION_LENGTH);
    String base = contextPath + ASSETS + version;
    String html = page.replace("{{preload}}", preload()).replace("{{assets}}", base);
    index = ConsoleFile.of(INDEX, html.getBytes(StandardCharsets.UTF_8));
    importMapHash = "sha256-" + base64(sha256().digest(importMap(html)));
  }

  /** Modules import each other: without this the browser would find them one after the other. */
  private String preload() {
    return files.keySet().stream()
        .filter(path -> path.startsWith("app/") || path.startsWith("lib/"))
        .filter(path -> path.endsWith(".js") && !path.contains("uPlot"))
        .map(path -> "<link rel=\"modulepreload\" href=\"{{assets}}/" + path + "\">")
        .collect(Collectors.joining("\n"));
  }

  private static byte[] importMap(String html) {
    String start = "<script type=\"importmap\">";
    int from = html.indexOf(start) + start.length();
    return html.substring(from, html.indexOf("</script>", from)).getBytes(StandardCharsets.UTF_8);
  }

  /** The page; it shows what its address says. */
  ConsoleFile index() {
    return index;
  }

  /**
   * A file of the page.
   *
   * @param address {@code <version>/<path>}
   */
  Optional<ConsoleFile> find(String address) {
    return address.startsWith(version + "/")
        ? Optional.ofNullable(files.get(address.substring(version.length() + 1)))
        : Optional.empty();
  }

  /** Permits the one script that is in the page itself. */
  String importMapHash() {
    return importMapHash;
  }

  /** Changes with every change of a file. */
  String version() {
    return version;
  }

  private static void read(ServletContext context, String directory, Map<String, byte[]> found) {
    for (String path : context.getResourcePaths(directory)) {
      if (path.endsWith("/")) {
        read(context, path, found);
      } else {
        try (InputStream in = context.getResourceAsStream(path)) {
          found.put(path.substring(ROOT.length()), in.readAllBytes());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
