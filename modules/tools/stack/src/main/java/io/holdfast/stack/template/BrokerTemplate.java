package io.holdfast.stack.template;

import io.holdfast.stack.broker.BrokerConfiguration;
import java.io.IOException;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;

/** The configuration of the broker's instance. */
final class BrokerTemplate {
  private static final String DIRECTORY = "broker/etc/";

  private BrokerTemplate() {}

  static void write(Deployment deployment) throws IOException {
    HostPort address = deployment.options().broker();
    String store = deployment.passwords().of("broker.store");
    String home = deployment.options().home().toString();
    String acceptor =
        "tcp://%s:%d?protocols=CORE;sslEnabled=true;keyStorePath=%s;keyStorePassword=%s;enabledProtocols=TLSv1.3,TLSv1.2;tcpSendBufferSize=1048576;tcpReceiveBufferSize=1048576"
            .formatted(
                address.host(), address.port(), home + "/" + DIRECTORY + "broker.p12", store);
    deployment.write(
        DIRECTORY + "broker.xml",
        leastPrivilege(BrokerConfiguration.text(acceptor, home + "/broker/data", false)));
    deployment.write(DIRECTORY + "login.config", deployment.text("login.config"));
    deployment.write(
        DIRECTORY + "artemis-users.properties",
        "holdfast = %s\nadmin = %s\n"
            .formatted(
                hash(deployment.passwords().of("broker.holdfast")),
                hash(deployment.passwords().of("broker.admin"))));
    deployment.write(
        DIRECTORY + "artemis-roles.properties", "holdfast = holdfast\nadmin = admin\n");
    deployment
        .authority()
        .issue(address)
        .writeStore(deployment.directory().resolve(DIRECTORY + "broker.p12"), store);
  }

  /** The queues are predefined: the server sends, consumes and browses, and makes none. */
  private static String leastPrivilege(String xml) {
    return xml.replaceAll(
        "(type=\"(?:create|delete)(?:Non)?DurableQueue\" roles=\")holdfast,admin", "$1admin");
  }

  private static String hash(String password) {
    try {
      return PasswordMaskingUtil.getHashProcessor().hash(password);
    } catch (Exception e) {
      throw new IllegalStateException("a password cannot be hashed", e);
    }
  }
}
