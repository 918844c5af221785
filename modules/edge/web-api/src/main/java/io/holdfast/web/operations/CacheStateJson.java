package io.holdfast.web.operations;

import io.holdfast.cache.CacheState;
import io.holdfast.web.json.EnumSchemas;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One level of a cache, since this server started.
 *
 * @param level LOCAL: in this server; DISTRIBUTED: in the memory of all servers
 * @param size entries; of a distributed level those that this server keeps
 * @param loads values that were put
 * @param invalidations keys that were removed because of a change
 */
@Schema(name = "CacheState")
public record CacheStateJson(
    String name,
    @Schema(ref = EnumSchemas.CACHE_LEVEL) CacheState.Level level,
    long size,
    long hits,
    long misses,
    long loads,
    long invalidations) {

  static CacheStateJson of(CacheState state) {
    return new CacheStateJson(
        state.name().label(),
        state.level(),
        state.size(),
        state.hits(),
        state.misses(),
        state.loads(),
        state.invalidations());
  }
}
