package io.holdfast.bench.machine;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.parts.BrokerPart;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.process.Await;

/** A second broker with the program, settings and configuration of a stack's broker. */
public final class SecondBroker implements AutoCloseable {
  private final PartProcess process;
  private final StackDescriptor.Broker address;

  private SecondBroker(PartProcess process, StackDescriptor.Broker address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it beside a stack's data; returns when it serves. */
  public static SecondBroker start(DataDirectory beside, int port) {
    DataDirectory data = new DataDirectory(beside.root().resolve("second-broker")).create();
    Secrets secrets = Secrets.of(data);
    BrokerPart part = new BrokerPart(Installation.current(), data, secrets, port);
    PartProcess process = new PartProcess(data, part);
    process.start();
    SecondBroker broker =
        new SecondBroker(
            process,
            new StackDescriptor.Broker("tcp://127.0.0.1:" + port, "admin", secrets.brokerAdmin()));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-second-broker"));
    if (!Await.until(part.startPatience(), part::answers)) {
      broker.close();
      throw new StackFailure("the second broker does not start; see " + process.log().file());
    }
    return broker;
  }

  /** How to reach it. */
  public StackDescriptor.Broker address() {
    return address;
  }

  @Override
  public void close() {
    process.stop();
  }
}
