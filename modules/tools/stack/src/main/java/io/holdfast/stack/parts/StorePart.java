package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.process.DetachedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The search store. It has no authentication: the loopback address only. */
public final class StorePart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "store";

  private static final String MODULE = "tools/search-store";

  private final Installation installation;
  private final PortPlan ports;

  /** The store of a stack. */
  public StorePart(Installation installation, DataDirectory data, PortPlan ports) {
    super(data, NAME, ports.store());
    this.installation = installation;
    this.ports = ports;
  }

  @Override
  public DetachedProcess prepare() {
    List<String> command =
        javaInTheBackground(
            "-Xms192m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=64m",
            "-Dio.netty.allocator.numDirectArenas=0",
            "-Dlog4j2.disable.jmx=true");
    command.addAll(
        List.of(
            "-cp",
            installation.classPath(MODULE),
            "io.holdfast.searchstore.StoreMain",
            directory(data.store()).toString(),
            Integer.toString(port()),
            Integer.toString(ports.storeTransport())));
    return new DetachedProcess(command, Map.of(), data.root(), data.log(NAME));
  }

  @Override
  public boolean answers() {
    return answersWith200("/_cluster/health?timeout=2s");
  }

  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(3);
  }
}
