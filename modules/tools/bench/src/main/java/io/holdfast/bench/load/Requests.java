package io.holdfast.bench.load;

import java.nio.ByteBuffer;

/** The requests of a run. */
interface Requests {

  /**
   * Writes a whole HTTP/1.1 request.
   *
   * @param ordinal counted from the first of the run
   */
  void write(ByteBuffer request, long ordinal);

  /** Whether an answer with this status counts as done. */
  boolean isDone(int status);
}
