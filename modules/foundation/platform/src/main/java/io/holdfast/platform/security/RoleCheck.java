package io.holdfast.platform.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/** Interceptor that permits a call of a public service only if the caller has a permitted role. */
@Interceptor
@RolesChecked
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class RoleCheck {
  private final Caller caller;

  @Inject
  public RoleCheck(Caller caller) {
    this.caller = caller;
  }

  /**
   * Checks the role first.
   *
   * @throws NotPermittedException if the caller has none of the roles permitted by the method, or
   *     else by the class; or if neither permits any
   */
  @AroundInvoke
  public Object check(InvocationContext call) throws Exception {
    Method method = call.getMethod();
    RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
    if (allowed == null) {
      allowed = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
    }
    if (allowed == null || !holdsOneOf(allowed.value())) {
      throw new NotPermittedException(
          method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }
    return call.proceed();
  }

  private boolean holdsOneOf(String[] roles) {
    try {
      for (String role : roles) {
        if (caller.isInRole(role)) {
          return true;
        }
      }
      return false;
    } catch (ContextNotActiveException e) {
      // No request is being served on this thread, so there is no caller.
      return false;
    }
  }
}
