package io.holdfast.stack.supervise;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.process.ProcessRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Only one supervisor works on a data directory; the operating system releases the lock of a dead
 * process.
 */
public final class SupervisorLock implements AutoCloseable {
  private static final String NAME = "supervisor";
  private final DataDirectory data;
  private final FileChannel channel;

  private SupervisorLock(DataDirectory data, FileChannel channel) {
    this.data = data;
    this.channel = channel;
  }

  /** Takes the lock, or throws with a line that names the holder. */
  public static SupervisorLock take(DataDirectory data, int httpPort) {
    try {
      FileChannel channel =
          FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        String pid = holder(data).map(process -> " (pid " + process.pid() + ")").orElse("");
        throw new StackFailure("another supervisor" + pid + " works on " + data.root());
      }
      ProcessRecord.of(NAME, ProcessHandle.current(), httpPort).write(data);
      return new SupervisorLock(data, channel);
    } catch (IOException e) {
      throw new StackFailure("cannot lock " + data.lock() + ": " + e.getMessage(), e);
    }
  }

  /** The live supervisor of a directory. */
  public static Optional<ProcessHandle> holder(DataDirectory data) {
    return ProcessRecord.read(data, NAME).flatMap(ProcessRecord::alive);
  }

  @Override
  public void close() {
    try {
      ProcessRecord.delete(data, NAME);
      channel.close();
    } catch (IOException e) {
      throw new StackFailure("cannot release " + data.lock() + ": " + e.getMessage(), e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }
}
