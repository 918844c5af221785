package io.holdfast.stack.insights;

import io.holdfast.insights.StoreClient;
import io.holdfast.insights.StoreSchema;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;
import java.net.URI;
import java.time.Duration;

/**
 * A stack that has insights.
 *
 * @param descriptor how to reach its databases and its broker
 * @param store its search store
 */
public record InsightsStack(DataDirectory data, StackDescriptor descriptor, StoreClient store) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** That of a directory; throws when it has none. */
  public static InsightsStack of(DataDirectory data) {
    StackPlan plan = StackPlan.require(data);
    if (!plan.insights()) {
      throw new StackFailure(
          "the stack in "
              + data.root()
              + " has no insights; start it: holdfast up --with insights");
    }
    URI store = URI.create("http://127.0.0.1:" + plan.ports().store());
    return new InsightsStack(data, StackDescriptor.read(data), new StoreClient(store, TIMEOUT));
  }

  /** Indices and aliases of the store. */
  public StoreSchema schema() {
    return new StoreSchema(store);
  }
}
