package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.process.DetachedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application server with Holdfast deployed. */
public final class ServerPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "server";

  private final Installation installation;
  private final PortPlan ports;
  private final Secrets secrets;

  /** The server of a stack. */
  public ServerPart(
      Installation installation, DataDirectory data, Secrets secrets, PortPlan ports) {
    super(data, NAME, ports.http());
    this.installation = installation;
    this.ports = ports;
    this.secrets = secrets;
  }

  @Override
  public DetachedProcess prepare() {
    new ServerFiles(installation, data).write(ports, secrets);
    return new DetachedProcess(
        List.of(
            "/bin/sh",
            installation.liberty().resolve("bin/server").toString(),
            "run",
            "holdfast",
            commandLineMark()),
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "JVM_ARGS", moreOptions(),
            "WLP_USER_DIR", data.liberty().toString(),
            "WLP_OUTPUT_DIR", data.liberty().resolve("servers").toString(),
            "LOG_DIR", directory(data.logs().resolve(NAME)).toString()),
        data.server(),
        data.log(NAME));
  }

  /** Beside those of the server's own file; who starts the stack may add some. */
  private static String moreOptions() {
    String given = System.getenv().getOrDefault("JVM_ARGS", "");
    return Stream.of(HugePages.options(), Compilers.options(), List.of(given))
        .flatMap(List::stream)
        .collect(Collectors.joining(" "))
        .strip();
  }

  /** Whether the server says that it is ready for requests. */
  @Override
  public boolean answers() {
    return answersWith200("/health/ready");
  }

  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(5);
  }
}
