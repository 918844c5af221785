package io.holdfast.notifications;

import io.holdfast.notifications.customer.PreferenceTable;
import io.holdfast.notifications.customer.UnsubscribeLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Ends the e-mails of a topic to a customer who follows the link in one of them. The signature of
 * the link stands for the caller, who has no role.
 */
@ApplicationScoped
public class Unsubscription {
  private final UnsubscribeLinks links;
  private final PreferenceTable preferences;

  /** For the container's proxy only. */
  protected Unsubscription() {
    this(null, null);
  }

  @Inject
  public Unsubscription(UnsubscribeLinks links, PreferenceTable preferences) {
    this.links = links;
    this.preferences = preferences;
  }

  /** Whether the last part of a link is one of this server's. */
  public boolean isValid(String token) {
    return links.read(token).isPresent();
  }

  /**
   * Unsubscribes; a repetition changes nothing.
   *
   * @param token the last part of the link
   * @return false if it is none of this server's
   */
  public boolean end(String token) {
    Optional<UnsubscribeLinks.Subscription> subscription = links.read(token);
    subscription.ifPresent(s -> preferences.unsubscribe(s.customer(), s.topic()));
    return subscription.isPresent();
  }
}
