package io.holdfast.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.audit.Finding;
import io.holdfast.stack.DoctorCommand;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of an idle stack, independent of answers: the doctor's invariants, no dead letter, no
 * order authorised twice.
 *
 * @param data the stack's directory
 */
public record StackChecks(DataDirectory data) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All violations. */
  public List<String> broken() {
    List<String> broken = new ArrayList<>();
    for (Finding finding : DoctorCommand.examine(data, Duration.ZERO)) {
      if (finding.state() == Finding.State.BROKEN) {
        broken.add(
            finding.id() + " is broken " + finding.violations() + " times: " + finding.samples());
      }
    }
    StackDescriptor stack = StackDescriptor.read(data);
    Endpoint admin = Endpoint.of(stack.baseUrl(), "admin", stack.users().get("admin"));
    JsonNode letters = get(admin, "/api/v1/operations/dead-letters?limit=10").path("items");
    if (!letters.isArray() || !letters.isEmpty()) {
      broken.add("dead letters: " + letters);
    }
    JsonNode payments = get(Endpoint.of(stack.paymentUrl(), "", ""), "/v1/statistics");
    if (payments.path("ordersAuthorisedTwice").asLong(-1) != 0) {
      broken.add("the payment provider says " + payments);
    }
    return broken;
  }

  private static JsonNode get(Endpoint endpoint, String path) {
    try (RetryingClient caller = new RetryingClient(new Wire(endpoint, PATIENCE), PATIENCE)) {
      return JSON.readTree(caller.call(ApiRequest.get(path)).body());
    } catch (IOException e) {
      throw new StackFailure("GET " + path + ": " + e.getMessage(), e);
    }
  }
}
