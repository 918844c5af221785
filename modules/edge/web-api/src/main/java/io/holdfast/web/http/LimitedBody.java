package io.holdfast.web.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of unannounced length, read up to a limit. */
final class LimitedBody extends FilterInputStream {
  private final int limit;
  private long left;

  LimitedBody(InputStream in, int limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(read);
    return read;
  }

  private void count(int read) {
    left -= Math.max(0, read);
    if (left < 0) {
      throw BodyLimit.tooLarge(limit).asException();
    }
  }
}
