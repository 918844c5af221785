package io.holdfast.web.orders;

import io.holdfast.kernel.Location;
import io.holdfast.orders.Customer;
import io.holdfast.orders.CustomerService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.StoredCount;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Customer master data. */
@Path("customers")
@Singleton
@RolesAllowed(Role.ADMIN)
@Tag(name = "Orders")
public class CustomersResource {
  private final CustomerService customers;
  private final RequestBody<KnownCustomers> bodies;

  @Inject
  public CustomersResource(CustomerService customers, Validator validator) {
    this.customers = customers;
    this.bodies = new RequestBody<>(KnownCustomers.class, validator);
  }

  /** Stores customers, new or changed. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "storeCustomers", summary = "Store up to 200 customers, new or changed")
  @APIResponse(
      responseCode = "200",
      description = "Stored",
      content = @Content(schema = @Schema(implementation = StoredCount.class)))
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = KnownCustomers.class)))
  public StoredCount store(byte[] body) {
    return new StoredCount(
        customers.store(
            bodies.read(body).items().stream().map(CustomersResource::customer).toList()));
  }

  private static Customer customer(KnownCustomers.KnownCustomer known) {
    return new Customer(
        known.id(),
        known.name(),
        known.city() == null ? "" : known.city(),
        known.country() == null ? "" : known.country(),
        known.postalCode() == null ? "" : known.postalCode(),
        new Location(known.latitude(), known.longitude()));
  }
}
