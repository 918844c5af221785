package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.process.DetachedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stream job, with everything that runs it, in one process. */
public final class InsightsPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "insights";

  private static final String MODULE = "contexts/insights-flink";

  private final Installation installation;
  private final Secrets secrets;
  private final PortPlan ports;

  /** The job of a stack. */
  public InsightsPart(
      Installation installation, DataDirectory data, Secrets secrets, PortPlan ports) {
    super(data, NAME, ports.insights());
    this.installation = installation;
    this.secrets = secrets;
    this.ports = ports;
  }

  @Override
  public DetachedProcess prepare() {
    Path scratch = directory(data.insights().resolve("tmp"));
    List<String> command =
        javaInTheBackground(
            "-Xms96m",
            "-Xmx224m",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=96m",
            "-Djava.io.tmpdir=" + scratch,
            "-Dio.netty.allocator.numDirectArenas=1",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.addAll(List.of("-cp", installation.classPath(MODULE), "io.holdfast.stream.JobMain"));
    return new DetachedProcess(command, environment(), data.root(), data.log(NAME));
  }

  /**
   * The command that gives the job to a cluster.
   *
   * @param withState whether it goes on from its last checkpoint
   */
  public List<String> submission(String host, String port, boolean withState) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Installation.java(),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                installation.classPath(MODULE),
                "io.holdfast.stream.JobMain",
                "submit",
                host,
                port));
    if (!withState) {
      command.add("without-state");
    }
    return command;
  }

  /** The command line is visible to every user of the host, the environment is not. */
  public Map<String, String> environment() {
    Generation generation = Generation.read(data);
    return Map.of(
        "HOLDFAST_INSIGHTS_BROKER_URL", "tcp://127.0.0.1:" + ports.broker(),
        "HOLDFAST_INSIGHTS_BROKER_USER", "holdfast",
        "HOLDFAST_INSIGHTS_BROKER_PASSWORD", secrets.broker(),
        "HOLDFAST_INSIGHTS_STORE_URL", "http://127.0.0.1:" + ports.store(),
        "HOLDFAST_INSIGHTS_STATE", generation.state(data).toString(),
        "HOLDFAST_INSIGHTS_GENERATION", Integer.toString(generation.number()),
        "HOLDFAST_INSIGHTS_STATE_BACKEND", "rocksdb",
        "HOLDFAST_INSIGHTS_LIVE", Boolean.toString(generation.live()),
        "HOLDFAST_INSIGHTS_STATUS_PORT", Integer.toString(port()));
  }

  @Override
  public boolean answers() {
    return answersWith200("/status");
  }

  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(3);
  }
}
