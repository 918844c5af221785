package io.holdfast.bench.load;

import io.holdfast.stack.load.http.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/** Reads of some paths. */
final class ReadRequests implements Requests {
  private static final int OK = 200;
  private final byte[][] requests;
  private final IntSupplier choice;

  /**
   * @param paths below the endpoint, with a leading slash
   * @param choice draws the number of the next path
   */
  ReadRequests(Endpoint endpoint, List<String> paths, IntSupplier choice) {
    this.choice = choice;
    this.requests =
        paths.stream()
            .map(path -> RequestHead.of("GET", path, endpoint) + "\r\n")
            .map(text -> text.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
  }

  @Override
  public void write(ByteBuffer request, long ordinal) {
    request.put(requests[choice.getAsInt()]);
  }

  @Override
  public boolean isDone(int status) {
    return status == OK;
  }
}
