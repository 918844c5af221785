package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.StoreClient;
import io.holdfast.insights.StoreRefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Limits the calls to the search store: a sick one takes a few threads for a moment, and no more.
 * Every number here can be set by configuration (MicroProfile Fault Tolerance 4.1, section 12).
 */
@ApplicationScoped
public class GuardedStore {
  private final StoreClient store;

  /** For the container's proxy only. */
  protected GuardedStore() {
    this.store = null;
  }

  /** The store of the configuration. */
  @Inject
  public GuardedStore(
      @ConfigProperty(name = "holdfast.insights.store.url") URI url,
      @ConfigProperty(name = "holdfast.insights.store.timeout") long timeoutMillis) {
    this.store = new StoreClient(url, Duration.ofMillis(timeoutMillis));
  }

  /** Several searches in one request. */
  @Timeout(value = 4500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = StoreRefusedException.class)
  @Bulkhead(8)
  public JsonNode search(String lines) {
    return store.call("POST", "/_msearch?max_concurrent_searches=4", lines);
  }
}
