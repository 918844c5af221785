package io.holdfast.orders;

import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Customers for external callers: checks roles and validates input. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class CustomerService {
  private final Customers customers;

  @Inject
  public CustomerService(Customers customers) {
    this.customers = customers;
  }

  /** As {@link Customers#store}, for 1 to 200 customers. */
  public int store(@NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Customer> known) {
    return customers.store(known);
  }
}
