package io.holdfast.web.sales;

import io.holdfast.sales.SaleFigures;
import io.holdfast.sales.SaleState;
import io.holdfast.web.json.EnumSchemas;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The figures of a sale that is not over.
 *
 * @param unused admitted tickets that may be used and were not
 * @param sold units of orders placed with tickets
 * @param left units that can be reserved
 * @param perSecond units sold in a second, over the last seconds
 */
@Schema(name = "SaleFigures")
public record SaleFiguresJson(
    String id,
    @Schema(ref = EnumSchemas.SALE_STATE) SaleState state,
    long waiting,
    long admitted,
    long unused,
    long sold,
    long left,
    double perSecond) {

  /** As it is shown. */
  public static SaleFiguresJson of(SaleFigures sale) {
    return new SaleFiguresJson(
        sale.sale(),
        sale.state(),
        sale.waiting(),
        sale.admitted(),
        sale.unused(),
        sale.sold(),
        sale.left(),
        sale.perSecond());
  }
}
