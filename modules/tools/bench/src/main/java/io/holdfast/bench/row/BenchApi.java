package io.holdfast.bench.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bench.machine.MeasuredStack;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;
import java.time.Duration;

/** Single calls of the API, before and after what is measured. */
final class BenchApi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchApi() {}

  /**
   * The answer.
   *
   * @throws StackFailure unless it is a success
   */
  static JsonNode call(MeasuredStack stack, String user, ApiRequest request) {
    try (RetryingClient client =
        new RetryingClient(new Wire(stack.endpoint(user), PATIENCE), PATIENCE)) {
      ApiReply reply = client.call(request);
      if (!reply.isSuccess()) {
        throw new StackFailure(request + " is answered " + reply.status() + ": " + reply.text());
      }
      return JSON.readTree(reply.body());
    } catch (IOException e) {
      throw new StackFailure(request + " failed: " + e.getMessage(), e);
    }
  }
}
