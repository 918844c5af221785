package io.holdfast.stack.parts;

import io.holdfast.stack.broker.BrokerConfiguration;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.process.DetachedProcess;
import java.util.List;
import java.util.Map;

/** The message broker. */
public final class BrokerPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "broker";

  private final Installation installation;
  private final Secrets secrets;
  private final boolean insights;

  /** The broker of a stack without insights. */
  public BrokerPart(Installation installation, DataDirectory data, Secrets secrets, int port) {
    this(installation, data, secrets, port, false);
  }

  /**
   * The broker of a stack.
   *
   * @param insights whether events are copied for the stream job
   */
  public BrokerPart(
      Installation installation, DataDirectory data, Secrets secrets, int port, boolean insights) {
    super(data, NAME, port);
    this.installation = installation;
    this.secrets = secrets;
    this.insights = insights;
  }

  @Override
  public DetachedProcess prepare() {
    BrokerConfiguration configuration = new BrokerConfiguration(directory(data.broker()));
    configuration.write(port(), secrets.broker(), secrets.brokerAdmin(), insights);
    List<String> command =
        java(
            "-Xms64m",
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=4",
            "-XX:MaxDirectMemorySize=64m",
            "-Djava.util.logging.config.file=" + configuration.loggingFile());
    command.addAll(HugePages.options());
    command.addAll(
        List.of(
            "-cp",
            installation.classPath(),
            "io.holdfast.stack.broker.BrokerMain",
            configuration.directory().toString()));
    return new DetachedProcess(command, Map.of(), data.root(), data.log(NAME));
  }

  @Override
  public boolean answers() {
    return acceptsConnections();
  }
}
