package io.holdfast.notifications.webhook;

import java.net.UnknownHostException;

/** A host has an address that webhooks must not reach. */
final class RefusedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedAddressException(String host) {
    super(host + " leads into the private network");
  }
}
