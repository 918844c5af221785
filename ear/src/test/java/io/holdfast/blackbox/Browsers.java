package io.holdfast.blackbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * The browser of this machine, if it has one; each window is a person of its own. It starts once
 * and ends with the tests' process.
 */
final class Browsers {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser");

  private static Browsers shared;

  private final Browser browser;
  private final String base;

  private Browsers(Path executable, String base) {
    this.base = base;
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** The browser on the path; without one, the test is skipped. */
  static synchronized Browsers find(String base) {
    if (shared != null) {
      return shared;
    }
    Optional<Path> executable = executable();
    Assumptions.assumeTrue(
        executable.isPresent(), "no chromium on the path: tests that need a browser are skipped");
    shared = new Browsers(executable.get(), base);
    return shared;
  }

  private static Optional<Path> executable() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window of a person who is not logged in. */
  ConsoleWindow window(int width, int height, ColorScheme scheme) {
    return new ConsoleWindow(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US")),
        base);
  }

  /** A wide window of a person who has logged in. */
  ConsoleWindow loggedIn(String name) {
    ConsoleWindow window = window(1360, 850, ColorScheme.LIGHT);
    window.login(name);
    return window;
  }
}
