package io.holdfast.web.limits;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses requests of a client or a customer beyond a rate, before they are worked on. */
@Singleton
public final class RequestRates {
  private final RateLimit clients;
  private final RateLimit customers;

  /**
   * @param perClient requests a second of one login; 0 for no limit
   * @param perCustomer requests a second for one customer; 0 for no limit
   */
  @Inject
  public RequestRates(
      @ConfigProperty(name = "holdfast.limits.per-client", defaultValue = "0") int perClient,
      @ConfigProperty(name = "holdfast.limits.per-customer", defaultValue = "0") int perCustomer) {
    long start = System.nanoTime();
    this.clients = new RateLimit(perClient, () -> System.nanoTime() - start);
    this.customers = new RateLimit(perCustomer, () -> System.nanoTime() - start);
  }

  /**
   * Counts a request.
   *
   * @throws io.holdfast.web.problems.ProblemException 429
   */
  public void require(SecurityContext caller, String customer) {
    if (!customers.permits(customer)) {
      throw tooMany("the customer");
    }
    if (!clients.permits(caller.getUserPrincipal().getName())) {
      throw tooMany("the client");
    }
  }

  private static RuntimeException tooMany(String whose) {
    return Problem.of(ProblemType.TOO_MANY_REQUESTS, "Too many requests of " + whose).asException();
  }
}
