package io.holdfast.web.problems;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The last resort of every request: whatever is thrown leaves as a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable failure) {
    return Failures.answer(failure);
  }
}
