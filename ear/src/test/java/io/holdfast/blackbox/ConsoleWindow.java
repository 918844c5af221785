package io.holdfast.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** A window with the console; it remembers whatever went wrong in it. */
final class ConsoleWindow implements AutoCloseable {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final BrowserContext context;
  private final Page page;
  private final String base;
  private final List<String> faults = new ArrayList<>();

  ConsoleWindow(BrowserContext context, String base) {
    this.context = context;
    this.base = base;
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> faults.add(page.url() + ": " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(base) && !request.url().startsWith("blob:" + base)) {
            faults.add(page.url() + " asks " + request.url());
          }
        });
    page.onDialog(
        dialog -> {
          faults.add(page.url() + " shows a dialog: " + dialog.message());
          dialog.dismiss();
        });
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Everything that went wrong so far: errors, refused or foreign requests, violations. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  void open(String address) {
    page.navigate(base + "/console" + address);
  }

  /** Changes the width of the window and what the system prefers. */
  void look(int width, ColorScheme scheme) {
    page.setViewportSize(width, 850);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  /** The password is the name. */
  void login(String name) {
    open("/");
    test("login-name").fill(name);
    test("login-password").fill(name);
    test("login-submit").click();
    assertThat(test("nav")).isAttached();
  }

  /** The element that a check finds by its stable name. */
  Locator test(String id) {
    return page.getByTestId(id);
  }

  /** What axe finds against WCAG 2.2 AA, in one line each. */
  List<String> barriers() {
    return new AxeBuilder(page)
        .withTags(RULES).analyze().getViolations().stream()
            .map(
                rule ->
                    page.url()
                        + " "
                        + rule.getId()
                        + ": "
                        + rule.getNodes().stream().limit(3).map(n -> n.getHtml()).toList())
            .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
