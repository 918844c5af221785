package io.holdfast.bench.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.bench.machine.MeasuredStack;
import io.holdfast.stack.load.http.ApiRequest;

/**
 * What the server's local caches have counted since it started.
 *
 * @param hits answers from memory
 * @param misses others
 */
record CacheFigures(long hits, long misses) {

  static CacheFigures read(MeasuredStack stack) {
    long hits = 0;
    long misses = 0;
    for (JsonNode cache :
        BenchApi.call(stack, "admin", ApiRequest.get("/api/v1/operations/caches")).path("items")) {
      if (cache.path("level").asText().equals("LOCAL")) {
        hits += cache.path("hits").asLong();
        misses += cache.path("misses").asLong();
      }
    }
    return new CacheFigures(hits, misses);
  }

  /** The share of hits since. */
  double shareFromMemory(CacheFigures before) {
    long hit = hits - before.hits;
    return (double) hit / Math.max(1, hit + misses - before.misses);
  }
}
