package io.holdfast.web.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.kernel.Sku;
import io.holdfast.sales.Sale;
import io.holdfast.sales.SaleState;
import io.holdfast.web.json.EnumSchemas;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sale as anybody may see it.
 *
 * @param waiting tickets whose turn has not come
 * @param admitted positions whose turn has come
 * @param drawCommitment SHA-256 of the text of {@code drawSeed}, as hexadecimal digits
 * @param drawSeed left out until the draw was held
 * @param drawPlaces how many tickets took part in the draw; left out until it was held
 */
@Schema(name = "Sale")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SaleJson(
    String id,
    String name,
    @Schema(ref = EnumSchemas.SALE_STATE) SaleState state,
    List<String> skus,
    @Schema(format = "date-time") String opensAt,
    @Schema(format = "date-time") String closesAt,
    int admitPerSecond,
    String ticketLifetime,
    long waiting,
    long admitted,
    String drawCommitment,
    String drawSeed,
    Long drawPlaces) {

  static SaleJson of(Sale sale) {
    return new SaleJson(
        sale.id(),
        sale.name(),
        sale.state(),
        sale.skus().stream().map(Sku::value).toList(),
        sale.opensAt().toString(),
        sale.closesAt().toString(),
        sale.admitPerSecond(),
        sale.ticketLifetime().toString(),
        sale.waiting(),
        sale.admitted(),
        sale.drawCommitment(),
        sale.drawSeed(),
        sale.drawn());
  }
}
