package io.holdfast.web.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.holdfast.operations.PersonalData;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.CustomerIds;
import io.holdfast.web.json.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is stored about a customer: to be read, and to be erased. */
@Path("customers/{id}/personal-data")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Customers")
public class PersonalDataResource {
  private static final ObjectReader READER = Json.readerFor(PersonalDataJson.class);

  private final PersonalData data;

  @Inject
  public PersonalDataResource(PersonalData data) {
    this.data = data;
  }

  /** An export. */
  @GET
  @RolesAllowed({Role.SHOP, Role.CUSTOMER})
  @Operation(operationId = "getPersonalData", summary = "What is stored about a customer")
  @APIResponse(responseCode = "200", description = "Empty of a customer that is not known")
  public PersonalDataJson export(@PathParam("id") String id) {
    try {
      return READER.readValue(data.export(CustomerIds.of(id)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The erasure. */
  @DELETE
  @Operation(
      operationId = "erasePersonalData",
      summary = "Erase what is stored about a customer",
      description =
          "Orders keep their contents and sums under a pseudonym. A message about an event that is on"
              + " its way may be written afterwards: repeat the request a minute later, until it"
              + " finds nothing.")
  @APIResponse(responseCode = "200", description = "How many rows were changed, by kind")
  @APIResponse(
      responseCode = "409",
      description = "orders-under-way: they have to end, or to be cancelled, first")
  public ErasureJson erase(@PathParam("id") String id) {
    return ErasureJson.of(data.erase(CustomerIds.of(id)));
  }
}
