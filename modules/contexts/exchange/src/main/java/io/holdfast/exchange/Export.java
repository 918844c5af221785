package io.holdfast.exchange;

import java.io.IOException;
import java.io.OutputStream;

/** A file that is written while it is read. */
@FunctionalInterface
public interface Export {
  /** Writes the whole file. */
  void write(OutputStream out) throws IOException;
}
