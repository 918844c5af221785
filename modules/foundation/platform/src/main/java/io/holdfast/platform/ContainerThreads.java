package io.holdfast.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Uses managed threads of the container, which have the application's context and end with it. */
final class ContainerThreads {

  @Produces
  @Singleton
  ServerThreads threads() throws NamingException {
    return new ServerThreads(
        InitialContext.doLookup("concurrent/threads"),
        InitialContext.doLookup("concurrent/executor"));
  }
}
