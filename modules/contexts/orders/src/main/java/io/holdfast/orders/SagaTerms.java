package io.holdfast.orders;

import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which warehouses are only asked by message, and how long they may take to answer. */
@Singleton
public final class SagaTerms {
  private final Set<WarehouseCode> warehouses;
  private final Duration deadline;

  /**
   * @param warehouses codes of the far warehouses, on which no commit is to wait; orders that need
   *     them are placed by saga
   * @param deadline ISO 8601 duration, at least one second: a warehouse that has not answered by
   *     then is taken for silent. Longer than the longest pause of the relays
   */
  @Inject
  public SagaTerms(
      @ConfigProperty(name = "holdfast.orders.saga-warehouses") Optional<List<String>> warehouses,
      @ConfigProperty(name = "holdfast.orders.saga-deadline", defaultValue = "PT1M")
          Duration deadline) {
    if (deadline.toSeconds() < 1) {
      throw new IllegalArgumentException("holdfast.orders.saga-deadline is at least one second");
    }
    this.warehouses =
        warehouses.orElse(List.of()).stream()
            .map(String::strip)
            .map(WarehouseCode::new)
            .collect(Collectors.toUnmodifiableSet());
    this.deadline = deadline;
  }

  /** The far warehouses. */
  public Set<WarehouseCode> warehouses() {
    return warehouses;
  }

  /** From a request to the time when a warehouse that has not answered is taken for silent. */
  public Duration deadline() {
    return deadline;
  }
}
