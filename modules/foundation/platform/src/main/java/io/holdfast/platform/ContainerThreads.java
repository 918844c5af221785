package io.holdfast.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Takes threads from the container, so that they know the application and end with it. */
final class ContainerThreads {

  @Produces
  @Singleton
  ServerThreads threads() throws NamingException {
    return new ServerThreads(
        InitialContext.doLookup("concurrent/threads"),
        InitialContext.doLookup("concurrent/executor"));
  }
}
