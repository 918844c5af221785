package io.holdfast.stack.load.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reads answers from a connection (RFC 9112), keeping only the required header fields, for speed.
 */
final class ReplyReader {
  private static final int BUFFER = 8192;
  private static final int LARGEST_BODY = 16 * 1024 * 1024;
  private static final int UNTIL_CLOSE = -1;
  private static final int CHUNKED = -2;
  private static final byte[] NO_BODY = new byte[0];

  private final SessionInputBufferImpl buffer = new SessionInputBufferImpl(BUFFER);
  private final CharArrayBuffer line = new CharArrayBuffer(256);
  private final InputStream in;
  private String location;
  private int retryAfter;
  private int length;
  private boolean last;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next answer, without interim ones.
   *
   * @throws IOException if the connection ends or fails, or what comes is not HTTP
   */
  ApiReply next() throws IOException {
    int status = head();
    while (status < 200) {
      status = head();
    }
    byte[] body = status == 204 || status == 304 || length == 0 ? NO_BODY : body();
    return new ApiReply(status, location, retryAfter, body);
  }

  /** Whether the connection ends with the answer read last. */
  boolean isLast() {
    return last;
  }

  private int head() throws IOException {
    location = null;
    retryAfter = -1;
    length = UNTIL_CLOSE;
    last = false;
    readLine();
    if (line.length() < 12 || !line.substring(0, 7).equals("HTTP/1.")) {
      throw new IOException("not HTTP: " + line);
    }
    int status = number(9, 12);
    for (readLine(); line.length() > 0; readLine()) {
      field();
    }
    return status;
  }

  private void field() throws IOException {
    int colon = line.indexOf(':');
    switch (colon) {
      case 8 -> {
        if (is("location")) {
          location = value(colon);
        }
      }
      case 10 -> {
        if (is("connection")) {
          last = "close".equalsIgnoreCase(value(colon));
        }
      }
      case 11 -> {
        if (is("retry-after") && value(colon).matches("[0-9]{1,4}")) {
          retryAfter = Integer.parseInt(value(colon));
        }
      }
      case 14 -> {
        if (is("content-length")) {
          length = number(value(colon));
        }
      }
      case 17 -> {
        if (is("transfer-encoding")) {
          length = CHUNKED;
        }
      }
      default -> {
        return;
      }
    }
  }

  private boolean is(String name) {
    for (int i = 0; i < name.length(); i++) {
      if ((line.charAt(i) | 0x20) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String value(int colon) {
    return line.substringTrimmed(colon + 1, line.length());
  }

  private int number(int from, int to) throws IOException {
    return number(line.substring(from, to));
  }

  private static int number(String text) throws IOException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw new IOException("not HTTP: " + text, malformed);
    }
  }

  private void readLine() throws IOException {
    line.clear();
    if (buffer.readLine(line, in) < 0) {
      throw new EOFException("the server closed the connection");
    }
  }

  private byte[] body() throws IOException {
    try (InputStream stream =
        length >= 0
            ? new ContentLengthInputStream(buffer, in, length)
            : length == CHUNKED
                ? new ChunkedInputStream(buffer, in)
                : new IdentityInputStream(buffer, in)) {
      last |= length == UNTIL_CLOSE;
      byte[] body = stream.readNBytes(LARGEST_BODY);
      if (body.length < length || body.length == LARGEST_BODY) {
        throw new EOFException("the answer is cut off or too long");
      }
      return body;
    }
  }
}
