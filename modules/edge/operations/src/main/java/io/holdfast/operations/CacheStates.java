package io.holdfast.operations;

import io.holdfast.cache.CacheName;
import io.holdfast.cache.CacheState;
import io.holdfast.cache.Caches;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;

/** The caches of this server: what they hold, and emptying them. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class CacheStates {
  private final Caches caches;

  @Inject
  public CacheStates(Caches caches) {
    this.caches = caches;
  }

  /** Both levels of each cache; the distributed one only where it is switched on. */
  public List<CacheState> states() {
    return caches.states();
  }

  /**
   * Empties a cache in all servers.
   *
   * @param label as {@link CacheName#label}
   * @return false if there is no such cache
   */
  public boolean clear(@NotNull String label) {
    Optional<CacheName> name = CacheName.of(label);
    name.ifPresent(caches::clear);
    return name.isPresent();
  }
}
