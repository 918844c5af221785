package io.holdfast.orders;

import io.holdfast.kernel.Sku;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What is offered, for external callers: checks roles. No parameter is annotated: validation by
 * interception is measurable on this path.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class OfferService {
  private static final int MOST = 200;

  private final Offers offers;

  @Inject
  public OfferService(Offers offers) {
    this.offers = offers;
  }

  /** As {@link Offers#find}. */
  public Optional<Offer> find(Sku sku) {
    return offers.find(sku);
  }

  /**
   * As {@link Offers#findAll}, for up to 200 SKUs.
   *
   * @throws IllegalArgumentException for more
   */
  public Map<Sku, Offer> findAll(Collection<Sku> skus) {
    if (skus.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " SKUs");
    }
    return offers.findAll(skus);
  }
}
