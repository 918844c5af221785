package io.holdfast.exchange.csv;

import io.holdfast.exchange.InvalidFileException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a file whose next row does not end: an unclosed quote would fill the memory. */
final class BoundedRows extends FilterReader {
  private static final int MOST = 1 << 20;

  private int sinceLastRow;

  BoundedRows(Reader in) {
    super(in);
  }

  /** A row has ended. */
  void rowEnded() {
    sinceLastRow = 0;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) {
    sinceLastRow += read;
    if (sinceLastRow > MOST) {
      throw new InvalidFileException(
          "a row has more than " + MOST + " characters: perhaps a quote is not closed");
    }
  }
}
