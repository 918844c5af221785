package io.holdfast.stream.feed;

import java.io.Serializable;

/**
 * The broker and how to log in.
 *
 * @param url Artemis core protocol, such as tcp://127.0.0.1:9081
 */
public record BrokerAddress(String url, String user, String password) implements Serializable {
  private static final long serialVersionUID = 1L;
}
