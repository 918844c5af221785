package io.holdfast.orders.returns;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.ReceiveReturn;
import io.holdfast.orders.ReturnExceedsShippedException;
import io.holdfast.orders.ReturnView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** The units of one SKU in a return. */
@Entity
@Table(schema = "orders", name = "return_line")
public class ReturnLine {
  @Id private UUID id;

  @ManyToOne
  @JoinColumn(name = "return_id")
  private ReturnRequest request;

  @Column(name = "order_id")
  private UUID orderId;

  private String sku;
  private int quantity;

  @Column(name = "unit_price_minor")
  private long unitPrice;

  private int restocked;
  private int scrapped;

  protected ReturnLine() {}

  ReturnLine(ReturnRequest request, Sku sku, int quantity, long unitPriceMinorUnits) {
    this.id = TimeOrderedUuid.next();
    this.request = request;
    this.orderId = request.order().value();
    this.sku = sku.value();
    this.quantity = quantity;
    this.unitPrice = unitPriceMinorUnits;
  }

  void receive(ReceiveReturn.Line came) {
    if (came.quantity() > missing()) {
      throw new ReturnExceedsShippedException(came.sku(), missing());
    }
    if (came.isRestocked()) {
      restocked += came.quantity();
    } else {
      scrapped += came.quantity();
    }
  }

  String sku() {
    return sku;
  }

  int quantity() {
    return quantity;
  }

  int received() {
    return restocked + scrapped;
  }

  int missing() {
    return quantity - received();
  }

  /** What so many of its units cost, in minor units. */
  long priceOf(int units) {
    return Math.multiplyExact(unitPrice, units);
  }

  ReturnView.Line view() {
    return new ReturnView.Line(sku, quantity, restocked, scrapped);
  }
}
