package io.holdfast.web.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses a query that cannot be decoded (RFC 3986, section 2.1), such as {@code ?q=100%}: decoding
 * it would fail where no problem is made of it.
 */
@WebFilter(value = "/*", asyncSupported = true)
public class WellFormedQuery extends HttpFilter {
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String query = request.getQueryString();
    if (query != null && query.indexOf('%') >= 0 && BROKEN.matcher(query).find()) {
      Problem problem =
          Problem.of(ProblemType.MALFORMED_REQUEST, "A % in a query is followed by two digits");
      ContainerProblem.send(problem.at(request.getRequestURI()), response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
