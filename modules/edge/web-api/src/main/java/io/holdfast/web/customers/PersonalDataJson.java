package io.holdfast.web.customers;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is stored about one customer.
 *
 * @param address as the shop stored it; null if it did not
 * @param orders the last 10,000; their contents are with the order
 * @param shipments of these orders
 * @param returns of these orders
 * @param tickets of flash sales
 */
@Schema(name = "PersonalData")
public record PersonalDataJson(
    Address address,
    List<OrderedBefore> orders,
    List<Parcel> shipments,
    List<SentBack> returns,
    Contact contact,
    List<Ticket> tickets) {

  /** Where the customer lives. */
  @Schema(name = "PersonalAddress")
  public record Address(
      String name,
      String city,
      String country,
      String postalCode,
      Double latitude,
      Double longitude) {}

  /** Where an order went. */
  @Schema(name = "PersonalOrder")
  public record OrderedBefore(
      String id,
      String status,
      String placedAt,
      String country,
      String postalCode,
      Double latitude,
      Double longitude,
      String endReason) {}

  /** A parcel. */
  @Schema(name = "PersonalParcel")
  public record Parcel(String id, String orderId, String carrier, String trackingNumber) {}

  /** Why goods came back. */
  @Schema(name = "PersonalReturn")
  public record SentBack(String id, String orderId, String reason, String requestedAt) {}

  /**
   * How the customer is reached.
   *
   * @param watches SKUs that it waits for
   * @param messages the last 10,000
   */
  @Schema(name = "PersonalContact")
  public record Contact(
      String email, String phone, String language, List<String> watches, List<Sent> messages) {}

  /** A message and where it went. */
  @Schema(name = "PersonalMessage")
  public record Sent(String id, String at, String channel, String address, String template) {}

  /** A place in a flash sale. */
  @Schema(name = "PersonalTicket")
  public record Ticket(String sale, long place) {}
}
