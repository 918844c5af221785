package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists and exports reject unknown query parameters; otherwise a misspelt filter would return
 * everything. One of something, which its path names, ignores them.
 */
@Provider
public class KnownParameters implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(GET.class) && isList(method)) {
      context.register(new Refusal(namesOf(method)));
    }
  }

  private static boolean isList(Method method) {
    Path path = method.getAnnotation(Path.class);
    boolean isOfOne =
        method.getDeclaringClass().getAnnotation(Path.class).value().contains("{")
            || path != null && path.value().contains("{");
    return !isOfOne || !namesOf(method).isEmpty() || method.getReturnType() == ItemList.class;
  }

  /** The query parameters that a resource method takes, alone or in a bean. */
  static Set<String> namesOf(Method method) {
    Set<String> names = new TreeSet<>();
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      QueryParam one = parameter.getAnnotation(QueryParam.class);
      if (one != null) {
        names.add(one.value());
      } else if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          QueryParam part = field.getAnnotation(QueryParam.class);
          if (part != null) {
            names.add(part.value());
          }
        }
      }
    }
    return names;
  }

  /** The filter of one list. */
  private record Refusal(Set<String> known) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      for (String name : request.getUriInfo().getQueryParameters().keySet()) {
        if (!known.contains(name)) {
          String allowed = known.isEmpty() ? "none" : String.join(", ", known);
          request.abortWith(
              Problem.of(ProblemType.UNKNOWN_PARAMETER, "This list knows: " + allowed)
                  .with("parameter", name)
                  .toResponse());
          return;
        }
      }
    }
  }
}
