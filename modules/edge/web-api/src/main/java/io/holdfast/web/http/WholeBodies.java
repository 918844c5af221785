package io.holdfast.web.http;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * Every member of a body is loaded. The default resolver queries each persistence unit for each
 * member.
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
