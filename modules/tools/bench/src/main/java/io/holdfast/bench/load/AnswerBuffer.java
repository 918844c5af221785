package io.holdfast.bench.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Incremental parser of an HTTP/1.1 answer; it finds only the status and the end. */
final class AnswerBuffer {
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes();
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes();
  private ByteBuffer bytes = ByteBuffer.allocate(8192);

  void clear() {
    bytes.clear();
  }

  /** Buffer for the next bytes. */
  ByteBuffer writable() {
    if (!bytes.hasRemaining()) {
      bytes = ByteBuffer.allocate(bytes.capacity() * 2).put(bytes.flip());
    }
    return bytes;
  }

  /** The status of a complete answer, or 0. */
  int status() {
    byte[] text = bytes.array();
    int size = bytes.position();
    int head = endOfHead(text, size);
    if (head < 0) {
      return 0;
    }
    int length = contentLength(text, head);
    boolean complete = length >= 0 ? size >= head + length : endsWithLastChunk(text, size);
    return complete ? (text[9] - '0') * 100 + (text[10] - '0') * 10 + text[11] - '0' : 0;
  }

  private static int endOfHead(byte[] text, int size) {
    for (int i = 3; i < size; i++) {
      if (text[i] == '\n' && text[i - 1] == '\r' && text[i - 2] == '\n' && text[i - 3] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int contentLength(byte[] text, int head) {
    for (int at = 0; at + LENGTH.length < head; at++) {
      if (text[at] == '\r' && matches(text, at)) {
        int value = 0;
        for (int i = at + LENGTH.length; text[i] != '\r'; i++) {
          value = text[i] == ' ' ? value : value * 10 + text[i] - '0';
        }
        return value;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] text, int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      byte lower = LENGTH[i];
      byte actual = text[at + i];
      if (actual != lower && (actual | 0x20) != lower) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsWithLastChunk(byte[] text, int size) {
    int from = size - LAST_CHUNK.length;
    return from > 0 && Arrays.equals(text, from, size, LAST_CHUNK, 0, LAST_CHUNK.length);
  }
}
