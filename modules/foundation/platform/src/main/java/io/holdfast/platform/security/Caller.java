package io.holdfast.platform.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The caller of the current request, set by the web module. Without a request, and before it is
 * set, the caller has no role.
 */
@RequestScoped
public class Caller {
  private Predicate<String> roles = role -> false;
  private String customer;

  /**
   * Sets the caller.
   *
   * @param rolesHeld whether the caller holds a role
   * @param onlyCustomer the one customer that the caller acts for; null if it acts for all
   */
  public void identify(Predicate<String> rolesHeld, String onlyCustomer) {
    this.roles = rolesHeld;
    this.customer = onlyCustomer;
  }

  /** The one customer that the caller acts for; empty if it acts for all. */
  public Optional<String> onlyCustomer() {
    return Optional.ofNullable(customer);
  }

  /** Whether the caller may see and change what belongs to this customer. */
  public boolean actsFor(String customerId) {
    return customer == null || customer.equals(customerId);
  }

  /**
   * Returns if the caller may see and change what belongs to this customer.
   *
   * @throws OfAnotherCustomerException if not
   */
  public void requireActingFor(String customerId) {
    if (!actsFor(customerId)) {
      throw new OfAnotherCustomerException();
    }
  }

  /** Whether the caller holds the role. */
  public boolean isInRole(String role) {
    return roles.test(role);
  }
}
