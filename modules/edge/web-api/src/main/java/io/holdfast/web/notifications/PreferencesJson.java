package io.holdfast.web.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.holdfast.notifications.AddressForms;
import io.holdfast.notifications.Channel;
import io.holdfast.notifications.Preferences;
import io.holdfast.notifications.Topic;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a customer wants to be told.
 *
 * @param email null if none is known
 * @param phone in international form; null if none is known
 * @param language {@code en} if left out
 * @param channels by topic; a topic that is left out is told in the application only
 */
@Schema(name = "Preferences")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PreferencesJson(
    @Schema(nullable = true)
        @Pattern(regexp = AddressForms.EMAIL, message = AddressForms.EMAIL_RULE)
        String email,
    @Schema(nullable = true)
        @Pattern(regexp = AddressForms.PHONE, message = AddressForms.PHONE_RULE)
        String phone,
    @Pattern(regexp = AddressForms.LANGUAGE, message = "must be en or de") String language,
    @Valid Channels channels) {

  /** A channel that customers can choose. */
  public enum CustomerChannel {
    EMAIL,
    SMS,
    IN_APP
  }

  /** The channels of each topic; an empty list silences the topic. */
  @Schema(name = "PreferredChannels")
  public record Channels(
      @JsonProperty("ORDER") @Size(max = 3) List<@NotNull CustomerChannel> order,
      @JsonProperty("SHIPMENT") @Size(max = 3) List<@NotNull CustomerChannel> shipment,
      @JsonProperty("STOCK") @Size(max = 3) List<@NotNull CustomerChannel> stock) {
    private boolean uses(CustomerChannel channel) {
      return contains(order, channel) || contains(shipment, channel) || contains(stock, channel);
    }

    private static boolean contains(List<CustomerChannel> some, CustomerChannel one) {
      return some != null && some.contains(one);
    }
  }

  /** Whether there is an address for every channel chosen. */
  @AssertTrue(message = "EMAIL needs an email, SMS a phone")
  @Schema(hidden = true)
  boolean isReachable() {
    return channels == null
        || (email != null || !channels.uses(CustomerChannel.EMAIL))
            && (phone != null || !channels.uses(CustomerChannel.SMS));
  }

  Preferences toPreferences() {
    Map<Topic, List<Channel>> chosen = new EnumMap<>(Topic.class);
    if (channels != null) {
      put(chosen, Topic.ORDER, channels.order());
      put(chosen, Topic.SHIPMENT, channels.shipment());
      put(chosen, Topic.STOCK, channels.stock());
    }
    return new Preferences(email, phone, language == null ? "en" : language, chosen);
  }

  private static void put(
      Map<Topic, List<Channel>> chosen, Topic topic, List<CustomerChannel> channels) {
    if (channels != null) {
      chosen.put(topic, channels.stream().map(c -> Channel.valueOf(c.name())).distinct().toList());
    }
  }

  static PreferencesJson of(Preferences preferences) {
    return new PreferencesJson(
        preferences.email(),
        preferences.phone(),
        preferences.language(),
        new Channels(
            names(preferences.of(Topic.ORDER)),
            names(preferences.of(Topic.SHIPMENT)),
            names(preferences.of(Topic.STOCK))));
  }

  private static List<CustomerChannel> names(List<Channel> channels) {
    return channels.stream().map(channel -> CustomerChannel.valueOf(channel.name())).toList();
  }
}
