package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.process.DetachedProcess;
import java.util.List;
import java.util.Map;

/**
 * The receivers of messages: a real SMTP server and the SMS provider's simulator, in one process.
 * What they accept goes to files, so their heap stays small.
 */
public final class MessagesPart extends JavaPart {

  /** Its name in a stack. */
  public static final String NAME = "message-simulator";

  private final Installation installation;
  private final int smsPort;

  /** The receivers of a stack. */
  public MessagesPart(Installation installation, DataDirectory data, int mailPort, int smsPort) {
    super(data, NAME, mailPort);
    this.installation = installation;
    this.smsPort = smsPort;
  }

  @Override
  public DetachedProcess prepare() {
    List<String> command = java("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    command.addAll(
        List.of(
            "-cp",
            installation.classPath(),
            "io.holdfast.simulators.message.MessagesMain",
            Integer.toString(port()),
            Integer.toString(smsPort),
            directory(data.simulators()).toString()));
    return new DetachedProcess(command, Map.of(), data.root(), data.log(NAME));
  }

  @Override
  public boolean answers() {
    return acceptsConnections();
  }
}
