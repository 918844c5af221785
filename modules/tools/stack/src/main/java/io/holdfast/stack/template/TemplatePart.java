package io.holdfast.stack.template;

import java.io.IOException;

/** A part of a deployment. */
enum TemplatePart {
  POSTGRES(PostgresTemplate::write),
  BROKER(BrokerTemplate::write),
  LIBERTY(LibertyTemplate::write),
  SYSTEMD(SystemdTemplate::write);

  private final Files files;

  TemplatePart(Files files) {
    this.files = files;
  }

  private interface Files {
    void write(Deployment deployment) throws IOException;
  }

  void write(Deployment deployment) throws IOException {
    files.write(deployment);
  }
}
