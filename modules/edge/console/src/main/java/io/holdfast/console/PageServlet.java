package io.holdfast.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Serves the page at every address of the console, and its files. */
@WebServlet("/")
public class PageServlet extends HttpServlet {
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  @Inject private ConsoleFiles files;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      ConsoleProblem.METHOD.send(response);
      return;
    }
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      response.setHeader("Location", request.getContextPath() + "/");
    } else if (path.startsWith(ConsoleFiles.ASSETS)) {
      sendFile(request, response, path.substring(ConsoleFiles.ASSETS.length()));
    } else {
      sendPage(request, response);
    }
  }

  private void sendFile(HttpServletRequest request, HttpServletResponse response, String address)
      throws IOException {
    Optional<ConsoleFile> file = files.find(address);
    if (file.isEmpty()) {
      ConsoleProblem.NOT_FOUND.send(response);
      return;
    }
    response.setHeader("Cache-Control", FOR_GOOD);
    send(request, response, file.get());
  }

  private void sendPage(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = "\"" + files.version() + "\"";
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", tag);
    String known = request.getHeader("If-None-Match");
    if (known != null && known.contains(tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    send(request, response, files.index());
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, ConsoleFile file)
      throws IOException {
    String accepted = request.getHeader("Accept-Encoding");
    boolean gzip = accepted != null && accepted.contains("gzip");
    byte[] body = gzip ? file.compressed() : file.bytes();
    response.setContentType(file.type());
    response.setHeader("Vary", "Accept-Encoding");
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(body);
    }
  }
}
