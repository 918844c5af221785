package io.holdfast.bench.rival;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decision log of a coordinator, flushed to disk before the first branch commits. Concurrent
 * decisions share one flush.
 */
public final class DecisionLog implements Closeable {
  private final FileChannel file;
  private final ReentrantLock forcing = new ReentrantLock();
  private final AtomicLong written = new AtomicLong();
  private volatile long forced;

  /** A log in a new or existing file. */
  public DecisionLog(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Returns when the decision is on disk. */
  public void decide(String transaction) throws IOException {
    long mine;
    synchronized (file) {
      file.write(ByteBuffer.wrap((transaction + "\n").getBytes(StandardCharsets.US_ASCII)));
      mine = written.incrementAndGet();
    }
    forcing.lock();
    try {
      if (forced < mine) {
        long upTo = written.get();
        file.force(false);
        forced = upTo;
      }
    } finally {
      forcing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
