package io.holdfast.stack.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Units that start the server and the broker, and stop the server without losing a request. */
final class SystemdTemplate {
  private SystemdTemplate() {}

  static void write(Deployment deployment) throws IOException {
    for (String file :
        new String[] {"holdfast.service", "holdfast-broker.service", "holdfast-stop.sh"}) {
      deployment.write("systemd/" + file, deployment.text(file));
    }
    Path stop = deployment.directory().resolve("systemd/holdfast-stop.sh");
    Files.setPosixFilePermissions(stop, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
