package io.holdfast.web.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.sales.DrawnPlace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place of a sale as it is published.
 *
 * @param place in the order of arrival, from 0
 * @param position whose turn it was, from 1; left out until the draw was held
 * @param ticketHash SHA-256 of the ticket's text, as hexadecimal digits
 * @param admittedAt left out if its turn has not come
 * @param usedAt left out if it did not buy
 */
@Schema(name = "SalePlace")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrawnPlaceJson(
    long place,
    Long position,
    String ticketHash,
    @Schema(format = "date-time") String admittedAt,
    @Schema(format = "date-time") String usedAt) {

  static DrawnPlaceJson of(DrawnPlace place) {
    return new DrawnPlaceJson(
        place.place(),
        place.position(),
        place.ticketHash(),
        place.admittedAt() == null ? null : place.admittedAt().toString(),
        place.usedAt() == null ? null : place.usedAt().toString());
  }
}
