package io.holdfast.web.problems;

import io.holdfast.web.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers requests that the container rejects before the application sees them, and, as the default
 * servlet, every path outside the application.
 */
@WebServlet({ContainerProblem.PATH, "/"})
public class ContainerProblem extends HttpServlet {
  static final String PATH = "/problem";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemType type =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            ? ProblemType.ofStatus(status)
            : ProblemType.NOT_FOUND;
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Problem problem =
        Problem.of(type, null).at(path == null ? request.getRequestURI() : path.toString());
    send(problem, response);
  }

  /** Writes a problem as the answer of a servlet or a servlet filter. */
  public static void send(Problem problem, HttpServletResponse response) throws IOException {
    byte[] body = Json.bytes(problem.toJson());
    response.setStatus(problem.type().status());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    if (problem.isRetried()) {
      response.setIntHeader("Retry-After", Problem.RETRY_AFTER_SECONDS);
    }
    response.setContentType(Problem.CONTENT_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
