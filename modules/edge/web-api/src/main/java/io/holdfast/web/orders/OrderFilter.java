package io.holdfast.web.orders;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.OrderQuery;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.json.EnumSchemas;
import io.holdfast.web.problems.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of the list of orders, a bean parameter. */
public final class OrderFilter {
  private static final int MOST_STATUSES = 20;

  @QueryParam("status")
  @Parameter(
      description = "Any of these; may be repeated",
      schema = @Schema(ref = EnumSchemas.ORDER_STATUSES))
  List<String> statuses;

  @QueryParam("customerId")
  String customerId;

  @QueryParam("sku")
  @Parameter(description = "With a line of it")
  String sku;

  @QueryParam("warehouse")
  @Parameter(description = "With units from it")
  String warehouse;

  @QueryParam("q")
  @Parameter(
      description =
          "The start of an id (8 characters or more), a customer, a tracking number, or a SKU of"
              + " the orders of the last 31 days")
  String text;

  @QueryParam("from")
  @Parameter(description = "Placed at this time or later", schema = @Schema(format = "date-time"))
  String from;

  @QueryParam("to")
  @Parameter(description = "Placed before this time", schema = @Schema(format = "date-time"))
  String to;

  @QueryParam("sort")
  @Parameter(
      schema =
          @Schema(
              enumeration = {"newest", "oldest"},
              defaultValue = "newest"))
  String sort;

  OrderQuery query(PageRequest page) {
    Sku wanted = Parameters.optionalSku("sku", sku);
    WarehouseCode from = Parameters.optionalWarehouse("warehouse", warehouse);
    return new OrderQuery(
        statuses(),
        Parameters.optionalText("customerId", customerId),
        wanted == null ? null : wanted.value(),
        from == null ? null : from.value(),
        Parameters.optionalText("q", text),
        Parameters.optionalTime("from", this.from),
        Parameters.optionalTime("to", to),
        Parameters.isNewestFirst(sort, true),
        page.cursor(ResourceIds.FORM),
        page.limit());
  }

  private Set<OrderStatus> statuses() {
    Set<OrderStatus> wanted = EnumSet.noneOf(OrderStatus.class);
    if (statuses.size() > MOST_STATUSES) {
      throw Problem.invalid("status", "may be repeated " + MOST_STATUSES + " times").asException();
    }
    for (String name : statuses) {
      OrderStatus status = Parameters.optionalEnum("status", name, OrderStatus.class);
      if (status != null) {
        wanted.add(status);
      }
    }
    return wanted;
  }
}
