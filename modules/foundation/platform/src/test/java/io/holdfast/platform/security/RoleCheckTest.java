package io.holdfast.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleCheckTest {
  @RolesAllowed(Role.SHOP)
  static class Service {
    void read() {}

    @RolesAllowed(Role.ADMIN)
    void change() {}
  }

  static class Silent {
    void read() {}
  }

  @Test
  void the_role_of_the_class_is_asked_for_where_the_method_names_none() throws Exception {
    assertThat(call(Service.class, "read", Set.of(Role.SHOP))).isEqualTo("done");
    assertThatThrownBy(() -> call(Service.class, "read", Set.of("other")))
        .isInstanceOf(NotPermittedException.class)
        .hasMessageContaining("Service.read");
  }

  @Test
  void the_role_of_the_method_takes_the_place_of_that_of_the_class() throws Exception {
    assertThat(call(Service.class, "change", Set.of(Role.ADMIN))).isEqualTo("done");
    assertThatThrownBy(() -> call(Service.class, "change", Set.of(Role.SHOP)))
        .isInstanceOf(NotPermittedException.class);
  }

  @Test
  void a_service_without_roles_permits_no_caller() {
    assertThatThrownBy(() -> call(Silent.class, "read", Set.of(Role.ADMIN)))
        .isInstanceOf(NotPermittedException.class);
  }

  @Test
  void an_unidentified_caller_has_no_role() {
    assertThatThrownBy(() -> check(new Caller(), Service.class, "read"))
        .isInstanceOf(NotPermittedException.class);
  }

  @Test
  void background_work_has_no_role() {
    Caller nobody =
        new Caller() {
          @Override
          public boolean isInRole(String role) {
            throw new ContextNotActiveException("no request");
          }
        };
    assertThatThrownBy(() -> check(nobody, Service.class, "read"))
        .isInstanceOf(NotPermittedException.class);
  }

  private static Object call(Class<?> service, String method, Set<String> roles) throws Exception {
    Caller caller = new Caller();
    caller.identify(roles::contains, null);
    return check(caller, service, method);
  }

  private static Object check(Caller caller, Class<?> service, String method) throws Exception {
    return new RoleCheck(caller).check(new Call(service.getDeclaredMethod(method)));
  }

  /** A call that succeeds if it is permitted. */
  private record Call(Method method) implements InvocationContext {
    @Override
    public Object proceed() {
      return "done";
    }

    @Override
    public Method getMethod() {
      return method;
    }

    @Override
    public Object getTarget() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object getTimer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Constructor<?> getConstructor() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object[] getParameters() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setParameters(Object[] parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getContextData() {
      throw new UnsupportedOperationException();
    }
  }
}
