package io.holdfast.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import java.util.function.Consumer;

/** Short words to the other servers. They may be lost. */
public final class ClusterTopic {
  private final String name;
  private final Consumer<String> listener;
  private volatile ITopic<String> topic;

  /**
   * @param listener is given what other servers send; must not block
   */
  public ClusterTopic(ClusterMember member, String name, Consumer<String> listener) {
    this.name = name;
    this.listener = listener;
    if (member.isOn()) {
      member.join(this::opened);
    }
  }

  private void opened(HazelcastInstance joined) {
    ITopic<String> opened = joined.getTopic(name);
    opened.addMessageListener(this::received);
    topic = opened;
  }

  private void received(Message<String> message) {
    if (!message.getPublishingMember().localMember()) {
      listener.accept(message.getMessageObject());
    }
  }

  /** Sends a word to the servers that this one sees now. */
  public void send(String word) {
    ITopic<String> opened = topic;
    if (opened != null) {
      try {
        opened.publish(word);
      } catch (RuntimeException e) {
        // The receivers look by themselves, only later.
        return;
      }
    }
  }
}
