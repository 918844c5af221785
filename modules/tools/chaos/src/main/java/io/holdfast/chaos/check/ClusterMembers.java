package io.holdfast.chaos.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import io.holdfast.stack.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The servers as each of them sees the others.
 *
 * @param servers an administrator's way to each
 */
public record ClusterMembers(List<Endpoint> servers) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether within this time every server sees all of them; a single server does. */
  public boolean findTogether(Duration patience) {
    return servers.size() == 1 || Await.until(patience, this::seeEachOther);
  }

  private boolean seeEachOther() {
    return servers.stream().allMatch(server -> seen(server) == servers.size());
  }

  private static int seen(Endpoint server) {
    try (RetryingClient caller = new RetryingClient(new Wire(server, PATIENCE), PATIENCE)) {
      ApiReply reply = caller.call(ApiRequest.get("/api/v1/operations/cluster"));
      return JSON.readTree(reply.body()).path("members").size();
    } catch (IOException away) {
      return 0;
    }
  }
}
