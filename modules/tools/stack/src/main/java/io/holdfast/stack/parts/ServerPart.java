package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.process.DetachedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application server with Holdfast deployed. */
public final class ServerPart extends JavaPart {

  /** The name of the first one in a stack. */
  public static final String NAME = "server";

  private final Installation installation;
  private final StackPlan plan;
  private final StackServer server;
  private final Secrets secrets;

  /** A server of a stack. */
  public ServerPart(
      Installation installation,
      DataDirectory data,
      Secrets secrets,
      StackPlan plan,
      StackServer server) {
    super(data, server.name(), server.port());
    this.installation = installation;
    this.plan = plan;
    this.server = server;
    this.secrets = secrets;
  }

  @Override
  public DetachedProcess prepare() {
    new ServerFiles(installation, data).write(plan, server, secrets);
    return new DetachedProcess(
        List.of(
            "/bin/sh",
            installation.liberty().resolve("bin/server").toString(),
            "run",
            server.libertyName(),
            commandLineMark()),
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "JVM_ARGS", moreOptions(),
            "WLP_USER_DIR", data.liberty().toString(),
            "WLP_OUTPUT_DIR", data.liberty().resolve("servers").toString(),
            "LOG_DIR", directory(data.logs().resolve(name())).toString()),
        data.server(server),
        data.log(name()));
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
