package io.holdfast.blackbox;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Shares one running stack between all test classes and stops it after the last. */
public final class BlackBox implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ShopClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    StackUnderTest stack =
        context
            .getRoot()
            .getStore(Namespace.create(BlackBox.class))
            .getOrComputeIfAbsent(
                StackUnderTest.class, type -> StackUnderTest.find(), StackUnderTest.class);
    return new ShopClient(stack);
  }
}
