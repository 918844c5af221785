package io.holdfast.web.problems;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Sets the instance path of each problem. */
@Provider
public class ProblemAddress implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem && problem.instance() == null) {
      response.setEntity(problem.at(request.getUriInfo().getRequestUri().getRawPath()));
    }
  }
}
