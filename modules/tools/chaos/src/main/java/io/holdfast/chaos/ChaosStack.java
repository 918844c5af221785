package io.holdfast.chaos;

import io.holdfast.chaos.fault.Injector;
import io.holdfast.chaos.fault.Proxies;
import io.holdfast.chaos.report.Timeline;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.supervise.RestartPolicy;
import io.holdfast.stack.supervise.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A packaged stack whose server reaches everything else through proxies. */
final class ChaosStack implements AutoCloseable {
  private final DataDirectory data;
  private final Proxies proxies;
  private final Supervisor supervisor;

  private ChaosStack(DataDirectory data, Proxies proxies, Supervisor supervisor) {
    this.data = data;
    this.proxies = proxies;
    this.supervisor = supervisor;
  }

  /** Starts everything and returns when it serves. */
  static ChaosStack start(ChaosSettings settings, Timeline timeline) {
    DataDirectory data = settings.data().create();
    Proxies proxies = new Proxies(settings.plan());
    proxies.divert(data);
    Supervisor supervisor =
        Supervisor.start(data, settings.plan(), RestartPolicy.Mode.ALWAYS, timeline);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-stack"));
    try {
      supervisor.awaitReady();
      return new ChaosStack(data, proxies, supervisor);
    } catch (RuntimeException e) {
      supervisor.close();
      throw e;
    }
  }

  DataDirectory data() {
    return data;
  }

  Injector injector() {
    return new Injector(data, proxies);
  }

  StackDescriptor stack() {
    return StackDescriptor.read(data);
  }

  Endpoint endpoint(String user) {
    StackDescriptor stack = stack();
    return Endpoint.of(stack.baseUrl(), user, stack.users().get(user));
  }

  /** Stops the parts; a stack started on the same data again uses no proxies. */
  @Override
  public void close() {
    supervisor.close();
    try {
      proxies.close();
      Files.deleteIfExists(data.detours());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
