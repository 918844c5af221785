package io.holdfast.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses to start on the transaction log of a server that runs: each of the two would end the
 * other's transactions. The operating system releases the lock of a process that is gone.
 */
@Singleton
public class TransactionLogLock {
  private static final System.Logger LOG = System.getLogger(TransactionLogLock.class.getName());
  private static final String FILE = "running.lock";

  private FileChannel channel;

  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup event) {
    ConfigProvider.getConfig()
        .getOptionalValue("transaction.logDirectory", String.class)
        .ifPresent(directory -> hold(Path.of(directory)));
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException if another server has it
   */
  void hold(Path directory) {
    try {
      Files.createDirectories(directory);
      channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock() == null) {
        release();
        String refusal =
            "Holdfast does not start: another server uses the transaction log " + directory;
        LOG.log(System.Logger.Level.ERROR, refusal);
        throw new IllegalStateException(refusal);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the transaction log cannot be locked: " + directory, e);
    }
  }

  private FileLock tryLock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  @PreDestroy
  void release() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
