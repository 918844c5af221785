package io.holdfast.web.trail;

import io.holdfast.messaging.HubDatabase;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets every change of the API leave an entry in the audit trail, unless its rule says none. */
@Provider
public class TrailOfChanges implements DynamicFeature {
  @Inject private HubDatabase hub;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (!isChange(method)) {
      return;
    }
    String operation = nameOf(method);
    TrailRule rule = TrailRule.of(operation);
    if (rule != TrailRule.NONE) {
      context.register(new ChangeRecorder(operation, rule, () -> hub));
    }
  }

  /** Whether a resource method changes something. */
  static boolean isChange(Method method) {
    return method.isAnnotationPresent(POST.class)
        || method.isAnnotationPresent(PUT.class)
        || method.isAnnotationPresent(DELETE.class);
  }

  /** The name of its operation. */
  static String nameOf(Method method) {
    Operation operation = method.getAnnotation(Operation.class);
    return operation == null ? method.getName() : operation.operationId();
  }
}
