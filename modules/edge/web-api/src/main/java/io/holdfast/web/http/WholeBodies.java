package io.holdfast.web.http;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * Every member of a body is there to be checked. The default asks each persistence unit about each
 * member, in case it is an entity's and not loaded yet.
 */
public class WholeBodies implements TraversableResolver {

  @Override
  public boolean isReachable(
      Object owner, Path.Node member, Class<?> root, Path path, ElementType type) {
    return true;
  }

  @Override
  public boolean isCascadable(
      Object owner, Path.Node member, Class<?> root, Path path, ElementType type) {
    return true;
  }
}
