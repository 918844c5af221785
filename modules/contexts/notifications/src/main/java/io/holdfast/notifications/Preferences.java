package io.holdfast.notifications;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;

/**
 * How a customer wants to be told.
 *
 * @param email address; null if none is known
 * @param phone in international form, such as +15550100; null if none is known
 * @param language {@code en} or {@code de}
 * @param channels by topic; a topic that is left out is told in the application only, an empty list
 *     silences it
 */
public record Preferences(
    @Pattern(regexp = AddressForms.EMAIL, message = AddressForms.EMAIL_RULE) String email,
    @Pattern(regexp = AddressForms.PHONE, message = AddressForms.PHONE_RULE) String phone,
    @NotNull @Pattern(regexp = AddressForms.LANGUAGE, message = "must be en or de") String language,
    @NotNull Map<@NotNull Topic, @NotNull List<@NotNull Channel>> channels) {

  /** What applies to a customer who has chosen nothing. */
  public static final Preferences DEFAULT = new Preferences(null, null, "en", Map.of());

  /** The channels of a topic. */
  public List<Channel> of(Topic topic) {
    return channels.getOrDefault(topic, List.of(Channel.IN_APP));
  }
}
