package io.holdfast.web.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that counts as being read from its first byte to its last, or until it is given up. */
final class CountedBody extends FilterInputStream {
  private final BodiesBeingRead bodies;
  private boolean begun;
  private boolean ended;

  CountedBody(InputStream in, BodiesBeingRead bodies) {
    super(in);
    this.bodies = bodies;
  }

  @Override
  public int read() throws IOException {
    begin();
    boolean goesOn = false;
    try {
      int octet = super.read();
      goesOn = octet >= 0;
      return octet;
    } finally {
      endUnless(goesOn);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    begin();
    boolean goesOn = false;
    try {
      int count = super.read(into, offset, length);
      goesOn = count >= 0;
      return count;
    } finally {
      endUnless(goesOn);
    }
  }

  @Override
  public void close() throws IOException {
    end();
    super.close();
  }

  private void begin() {
    if (!begun) {
      bodies.begin();
      begun = true;
    }
  }

  private void endUnless(boolean goesOn) {
    if (!goesOn) {
      end();
    }
  }

  /** Nobody reads on, whatever is left of it. */
  void end() {
    if (begun && !ended) {
      ended = true;
      bodies.end();
    }
  }
}
