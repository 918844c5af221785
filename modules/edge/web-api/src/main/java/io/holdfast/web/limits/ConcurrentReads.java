package io.holdfast.web.limits;

import io.holdfast.web.problems.ContainerProblem;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Refuses a read at once while too many of its kind are under way. A stream of events counts until
 * it is open: it occupies no thread afterwards.
 */
@WebFilter(
    value = "/api/v1/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class ConcurrentReads extends HttpFilter {
  private final transient ReadBulkheads bulkheads;

  /** Injected by the container. */
  @Inject
  public ConcurrentReads(ReadBulkheads bulkheads) {
    this.bulkheads = bulkheads;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Semaphore> bulkhead = bulkheads.of(request.getMethod(), request.getPathInfo());
    if (bulkhead.isEmpty()) {
      chain.doFilter(request, response);
    } else if (bulkhead.get().tryAcquire()) {
      try {
        chain.doFilter(request, response);
      } finally {
        bulkhead.get().release();
      }
    } else {
      Problem tooMany = Problem.of(ProblemType.UNAVAILABLE, "Too many reads are under way");
      ContainerProblem.send(tooMany.at(request.getRequestURI()), response);
    }
  }
}
